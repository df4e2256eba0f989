import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Cloud, openCloud } from '../cloud.ts';
import { type Desk, openDesk } from './desk.ts';
import { alarm, group, of } from './small-templates.ts';

let cloud: Cloud;
let desk: Desk;
beforeEach(async () => {
  cloud = await openCloud();
  desk = openDesk(cloud);
});
afterEach(() => cloud.close());

const alarms = () =>
  cloud.alarms.list().map(({ settings }) => `${settings.AlarmName} ${settings['Threshold']}`);
/** Oldest first, of resources alone. */
const told = (events: Awaited<ReturnType<Desk['deploy']>>['events']) =>
  events
    .filter(({ ResourceType }) => ResourceType !== 'AWS::CloudFormation::Stack')
    .map(
      (one) =>
        `${one.LogicalResourceId} ${one.ResourceStatus}${one.ResourceStatusReason ? `: ${one.ResourceStatusReason}` : ''}`,
    )
    .toReversed();

/** This resource fails once the others have begun. */
function failing(id: string, reason: string): void {
  const others: (() => void)[] = [];
  cloud.cloudFormation.befalls = async (one) => {
    if (one !== id) return new Promise((resolve) => others.push(resolve));
    setImmediate(() => {
      for (const goOn of others) goOn();
    });
    throw new Error(reason);
  };
}

const needing = (id: string, resource: object) => ({ ...resource, DependsOn: [id] });

test('an update that fails is taken back: the first failure, what it cancelled, and all as it was', async () => {
  await desk.deploy('shop', of({ A: alarm('a'), B: alarm('b') }));
  const changed = of({
    ...{ A: alarm('a', { Threshold: 5 }), B: needing('A', alarm('b', { Threshold: 5 })) },
    ...{ C: needing('A', alarm('c')), D: needing('A', alarm('d')), E: needing('D', alarm('e')) },
  });
  const { befalls } = cloud.cloudFormation;
  const proposed = await desk.propose('shop', changed);
  failing('D', 'The service said no.');
  const failsAtD = cloud.cloudFormation.befalls;
  cloud.cloudFormation.befalls = (id) => (id === 'A' ? befalls(id) : failsAtD(id));
  await desk.client.executeChangeSet({ ChangeSetName: proposed.ChangeSetId });
  const { stack, events, failed } = await desk.outcome('shop');
  expect(stack).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
  expect(failed.toReversed()).toEqual([
    'AWS::CloudWatch::Alarm D: The service said no.',
    'AWS::CloudWatch::Alarm B: Resource update cancelled',
    'AWS::CloudWatch::Alarm C: Resource creation cancelled',
  ]);
  expect(events).toContainEqual(
    expect.objectContaining({
      ResourceStatus: 'UPDATE_ROLLBACK_IN_PROGRESS',
      ResourceStatusReason:
        'The following resource(s) failed to create: [D, C]. The following resource(s) failed to update: [B]. ',
    }),
  );
  expect(told(events)).not.toContain('E CREATE_IN_PROGRESS');
  expect(alarms()).toEqual(['a 1', 'b 1']);
});

test('a first deployment that fails leaves a stack that can only be deleted; what is retained always stays', async () => {
  const template = of({
    A: { ...alarm('a'), DeletionPolicy: 'Retain' },
    B: { ...alarm('b'), DeletionPolicy: 'RetainExceptOnCreate' },
    C: { ...alarm('c'), DependsOn: ['A', 'B'] },
  });
  const proposed = await desk.propose('shop', template);
  cloud.cloudFormation.befalls = async (id) => (id === 'C' ? Promise.reject(new Error('No.')) : undefined);
  await desk.client.executeChangeSet({ ChangeSetName: proposed.ChangeSetId });
  const { stack, events } = await desk.outcome('shop');
  expect(stack).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' });
  expect(events).toContainEqual(
    expect.objectContaining({
      ResourceStatus: 'ROLLBACK_IN_PROGRESS',
      ResourceStatusReason: 'The following resource(s) failed to create: [C]. Rollback requested by user.',
    }),
  );
  expect(told(events)).toContain('A DELETE_SKIPPED');
  expect(alarms()).toEqual(['a 1']);
  await expect(desk.propose('shop', template)).rejects.toThrow(
    'is in ROLLBACK_COMPLETE state and can not be updated',
  );
  await desk.client.deleteStack({ StackName: 'shop' });
  await cloud.cloudFormation.settled();
  cloud.cloudFormation.befalls = async () => {};
  expect((await desk.deploy('shop', template)).stack).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
});

test('a stack goes with what it does not retain, unless it is protected', async () => {
  const template = of({
    A: { ...alarm('a'), DeletionPolicy: 'RetainExceptOnCreate' },
    B: alarm('b'),
    C: alarm('c'),
  });
  const { stack } = await desk.deploy('shop', template);
  const protect = (EnableTerminationProtection: boolean) =>
    desk.client.updateTerminationProtection({ StackName: 'shop', EnableTerminationProtection });
  await protect(true);
  await expect(desk.client.deleteStack({ StackName: 'shop' })).rejects.toThrow(
    'Stack [shop] cannot be deleted while TerminationProtection is enabled',
  );
  await protect(false);
  await desk.deploy('shop', of({ A: template.Resources['A'] ?? {}, B: alarm('b') }));
  expect(alarms()).toEqual(['a 1', 'b 1']);
  await desk.client.deleteStack({ StackName: 'shop' });
  const gone = await desk.outcome(stack?.StackId ?? '');
  expect(gone.stack).toMatchObject({ StackStatus: 'DELETE_COMPLETE', DeletionTime: expect.any(Date) });
  expect(told(gone.events)).toContain('A DELETE_SKIPPED');
  expect(alarms()).toEqual(['a 1']);
});

test('what an update cannot delete is told and forgotten, and the stack is updated all the same', async () => {
  const vault = (name: string) => ({
    V: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: name } },
  });
  await desk.deploy('shop', of({ A: alarm('a'), B: alarm('b'), ...vault('one') }));
  cloud.cloudFormation.befallsEnd = async (id) =>
    id === 'A' ? undefined : Promise.reject(new Error(`${id} is in use.`));
  const { stack, failed, events } = await desk.deploy('shop', of(vault('two')));
  expect(stack).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
  expect(failed.toSorted()).toEqual([
    'AWS::Backup::BackupVault V: V is in use.',
    'AWS::CloudWatch::Alarm B: B is in use.',
  ]);
  expect(events).toContainEqual(
    expect.objectContaining({ ResourceStatus: 'DELETE_FAILED', PhysicalResourceId: 'one' }),
  );
  expect(alarms()).toEqual(['b 1']);
  const { StackResourceSummaries } = await desk.client.listStackResources({ StackName: 'shop' });
  expect(StackResourceSummaries).toMatchObject([{ LogicalResourceId: 'V', PhysicalResourceId: 'two' }]);
});

test('a deletion that fails leaves its stack, and is tried again; a stack that is gone has its events by its id alone', async () => {
  const { stack } = await desk.deploy('shop', of({ A: alarm('a') }));
  const id = { StackName: stack?.StackId ?? '' };
  cloud.cloudFormation.befallsEnd = async () => Promise.reject(new Error('In use.'));
  await desk.client.deleteStack({ StackName: 'shop' });
  expect((await desk.outcome('shop')).stack).toMatchObject({ StackStatus: 'DELETE_FAILED' });
  const { promise, resolve } = Promise.withResolvers<void>();
  cloud.cloudFormation.befallsEnd = () => promise;
  await desk.client.deleteStack({ StackName: 'shop' });
  const underWay = await desk.client.describeStackEvents({ StackName: 'shop' });
  expect(told(underWay.StackEvents ?? [])).toContain('A DELETE_FAILED: In use.');
  resolve();
  await cloud.cloudFormation.settled();
  await expect(desk.client.describeStackEvents({ StackName: 'shop' })).rejects.toMatchObject({
    ...{ name: 'ValidationError', message: 'Stack [shop] does not exist' },
  });
  const gone = await desk.client.describeStackEvents(id);
  expect(gone.StackEvents?.[0]).toMatchObject({
    ResourceStatus: 'DELETE_COMPLETE',
    PhysicalResourceId: id.StackName,
  });
});

test('a rollback that fails waits until it is continued', async () => {
  await desk.deploy('shop', of({ A: alarm('a') }));
  const proposed = await desk.propose(
    'shop',
    of({ A: alarm('a', { Threshold: 5 }), B: needing('A', alarm('b')) }),
  );
  const put = cloud.alarms.put.bind(cloud.alarms);
  cloud.cloudFormation.befalls = async (id) => {
    if (id !== 'B') return;
    cloud.alarms.put = () => {
      throw new Error('out of order');
    };
    throw new Error('No.');
  };
  await desk.client.executeChangeSet({ ChangeSetName: proposed.ChangeSetId });
  expect((await desk.outcome('shop')).stack).toMatchObject({
    StackStatus: 'UPDATE_ROLLBACK_FAILED',
    StackStatusReason: 'The following resource(s) failed to update: [A]. ',
  });
  cloud.alarms.put = put;
  await desk.client.continueUpdateRollback({ StackName: 'shop' });
  expect((await desk.outcome('shop')).stack).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
  expect(alarms()).toEqual(['a 1']);
});

test('what has a name of its own is not replaced under the same name', async () => {
  const vault = (EncryptionKeyArn: string) => ({
    V: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'v', EncryptionKeyArn } },
  });
  await desk.deploy('shop', of(vault('one')));
  const { stack, failed, proposed } = await desk.deploy('shop', of(vault('two')));
  expect(proposed.Changes?.[0]?.ResourceChange).toMatchObject({ Replacement: 'True' });
  expect(stack).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
  expect(failed).toEqual([
    'AWS::Backup::BackupVault V: CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename v and update the stack again.',
  ]);
});

test('resources are listed with what became of them, and events page by page', async () => {
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`G${at}`, group(`/shop/${at}`)]));
  const { events } = await desk.deploy('shop', of(many));
  expect(events.length).toBe(100);
  const { StackResourceSummaries } = await desk.client.listStackResources({ StackName: 'shop' });
  expect(StackResourceSummaries).toHaveLength(40);
  expect(StackResourceSummaries?.[0]).toMatchObject({
    ...{ PhysicalResourceId: '/shop/0', ResourceStatus: 'CREATE_COMPLETE' },
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
  });
  expect(cloud.shapes.faults).toEqual([]);
});
