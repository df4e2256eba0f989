import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Cloud, openCloud } from '../cloud.ts';
import { type Desk, openDesk } from './desk.ts';
import { alarm, group, of, role, stream } from './small-templates.ts';

let cloud: Cloud;
let desk: Desk;
beforeEach(async () => {
  cloud = await openCloud();
  desk = openDesk(cloud);
});
afterEach(() => cloud.close());

const status = async (StackName: string) => (await desk.client.describeStacks({ StackName })).Stacks?.[0];

test('a change set of a new stack leaves it in review, with all that would be added', async () => {
  const proposed = await desk.propose('shop', of({ A: alarm('a') }));
  expect(proposed).toMatchObject({ Status: 'CREATE_COMPLETE', ExecutionStatus: 'AVAILABLE' });
  const [change] = proposed.Changes ?? [];
  expect(change?.ResourceChange).toMatchObject({ Action: 'Add', LogicalResourceId: 'A' });
  expect(JSON.parse(change?.ResourceChange?.AfterContext ?? '')).toMatchObject({
    Properties: { AlarmName: 'a' },
  });
  expect(await status('shop')).toMatchObject({ StackStatus: 'REVIEW_IN_PROGRESS' });
  await desk.client.deleteChangeSet({ ChangeSetName: proposed.ChangeSetId });
  expect(await status('shop')).toMatchObject({ StackStatus: 'REVIEW_IN_PROGRESS' });
  await desk.client.deleteStack({ StackName: 'shop' });
  await cloud.cloudFormation.settled();
  await expect(status('shop')).rejects.toThrow('Stack with id shop does not exist');
});

test('it is thought about before it can be read', async () => {
  cloud.cloudFormation.thinking = 60_000;
  const proposed = await desk.propose('shop', of({ A: alarm('a') }));
  expect(proposed).toMatchObject({
    Status: 'CREATE_IN_PROGRESS',
    ExecutionStatus: 'UNAVAILABLE',
    Changes: [],
  });
  const named = { ChangeSetName: proposed.ChangeSetId };
  await expect(desk.client.executeChangeSet(named)).rejects.toThrow(
    'cannot be executed in its current status of [CREATE_IN_PROGRESS]',
  );
  await expect(desk.client.deleteChangeSet(named)).rejects.toMatchObject({
    name: 'InvalidChangeSetStatusException',
    message: 'Cannot delete ChangeSet in status CREATE_IN_PROGRESS',
  });
});

test('one that would change nothing fails, and says so', async () => {
  const template = of({ A: alarm('a') });
  const { stack } = await desk.deploy('shop', template);
  expect(stack).toMatchObject({
    StackStatus: 'CREATE_COMPLETE',
    ChangeSetId: expect.stringContaining('changeSet'),
  });
  expect(await desk.propose('shop', template)).toMatchObject({
    Status: 'FAILED',
    ExecutionStatus: 'UNAVAILABLE',
    StatusReason:
      "The submitted information didn't contain changes. Submit different information to create a change set.",
  });
  const more = await desk.propose('shop', { ...template, Outputs: { One: { Value: 'text' } } });
  expect(more).toMatchObject({ Status: 'CREATE_COMPLETE', Changes: [] });
});

test('a modification has its values on both sides, for those who ask', async () => {
  await desk.deploy('shop', of({ A: alarm('a') }));
  const { Changes, ChangeSetId } = await desk.propose(
    'shop',
    of({ A: { ...alarm('a', { Threshold: 7 }), DeletionPolicy: 'Retain' } }),
  );
  expect(Changes?.[0]?.ResourceChange).toMatchObject({
    ...{
      Action: 'Modify',
      PhysicalResourceId: 'a',
      Replacement: 'False',
      Scope: ['Properties', 'DeletionPolicy'],
    },
    Details: [
      {
        ...{ ChangeSource: 'DirectModification', Evaluation: 'Static' },
        Target: {
          ...{ Attribute: 'Properties', Name: 'Threshold', Path: '/Properties/Threshold' },
          ...{
            RequiresRecreation: 'Never',
            AttributeChangeType: 'Modify',
            BeforeValue: '1',
            AfterValue: '7',
          },
        },
      },
      { Target: { Attribute: 'DeletionPolicy', AfterValue: 'Retain', AttributeChangeType: 'Add' } },
    ],
  });
  const plain = await desk.client.describeChangeSet({ ChangeSetName: ChangeSetId });
  expect(JSON.stringify(plain.Changes)).not.toMatch(/BeforeValue|AfterContext|Path/);
});

test('what hangs on a resource that is made anew may be made anew, and is not known yet', async () => {
  const template = (name: string) =>
    of({ G: { ...group(name), UpdateReplacePolicy: 'Retain' }, S: stream({ Ref: 'G' }) });
  await desk.deploy('shop', template('one'));
  const { Changes = [], ChangeSetId } = await desk.propose('shop', template('two'));
  const [g, s] = Changes.map(({ ResourceChange }) => ResourceChange);
  expect(g).toMatchObject({ Replacement: 'True', PolicyAction: 'ReplaceAndRetain' });
  expect(s).toMatchObject({
    ...{ Replacement: 'Conditional', PolicyAction: 'ReplaceAndDelete' },
    Details: [
      {
        ...{ Evaluation: 'Dynamic', ChangeSource: 'ResourceReference', CausingEntity: 'G' },
        Target: {
          ...{ RequiresRecreation: 'Always', BeforeValue: 'one' },
          AfterValue: '{{changeSet:KNOWN_AFTER_APPLY}}',
        },
      },
    ],
  });
  await desk.client.executeChangeSet({ ChangeSetName: ChangeSetId });
  const { events } = await desk.outcome('shop');
  const told = events.map(
    (one) => `${one.LogicalResourceId} ${one.ResourceStatus} ${one.ResourceStatusReason ?? ''}`,
  );
  expect(told).toContain('G DELETE_SKIPPED ');
  expect(told).toContain('S DELETE_COMPLETE ');
  expect(told).toContain(
    'S UPDATE_IN_PROGRESS Requested update requires the creation of a new physical resource; hence creating one.',
  );
});

test('another value of a parameter is the cause of what names it', async () => {
  const template = (Default: string) => ({
    ...of({ A: alarm('a', { AlarmDescription: { 'Fn::Join': [' ', ['for', { Ref: 'Whom' }]] } }) }),
    Parameters: { Whom: { Type: 'String', Default } },
  });
  await desk.deploy('shop', template('one'));
  const { Changes } = await desk.propose('shop', template('two'));
  expect(Changes?.[0]?.ResourceChange?.Details).toMatchObject([
    { ChangeSource: 'ParameterReference', CausingEntity: 'Whom', Target: { AfterValue: 'for two' } },
  ]);
});

test('another change set is obsolete once one is executed, and gone once that has come to its end', async () => {
  await desk.deploy('shop', of({ A: alarm('a') }));
  const first = await desk.propose('shop', of({ A: alarm('a', { Threshold: 2 }) }));
  const second = await desk.propose('shop', of({ A: alarm('a', { Threshold: 3 }) }));
  const goOn = hold();
  cloud.cloudFormation.befalls = () => goOn.promise;
  await desk.client.executeChangeSet({ ChangeSetName: first.ChangeSetId });
  expect(await status('shop')).toMatchObject({ StackStatus: 'UPDATE_IN_PROGRESS' });
  const again = { ChangeSetName: second.ChangeSetId };
  expect(await desk.client.describeChangeSet(again)).toMatchObject({ ExecutionStatus: 'OBSOLETE' });
  await expect(desk.client.executeChangeSet(again)).rejects.toThrow('is in UPDATE_IN_PROGRESS state');
  await expect(desk.propose('shop', of({ A: alarm('b') }))).rejects.toThrow(
    'is in UPDATE_IN_PROGRESS state and can not be updated',
  );
  await expect(desk.client.deleteChangeSet({ ChangeSetName: first.ChangeSetId })).rejects.toThrow(
    'cannot be deleted in its current execution status of [EXECUTE_IN_PROGRESS]',
  );
  goOn.now();
  expect((await desk.outcome('shop')).stack).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
  await expect(desk.client.describeChangeSet(again)).rejects.toThrow('does not exist');
});

test('after a deployment that was taken back the others stay, and are not executed', async () => {
  await desk.deploy('shop', of({ A: alarm('a') }));
  const first = await desk.propose('shop', of({ A: alarm('a', { Threshold: 2 }) }));
  const second = await desk.propose('shop', of({ A: alarm('a', { Threshold: 3 }) }));
  cloud.cloudFormation.befalls = async () => Promise.reject(new Error('No.'));
  await desk.client.executeChangeSet({ ChangeSetName: first.ChangeSetId });
  expect((await desk.outcome('shop')).stack).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
  const { Summaries } = await desk.client.listChangeSets({ StackName: 'shop' });
  expect(Summaries?.map(({ ExecutionStatus }) => ExecutionStatus)).toEqual(['EXECUTE_FAILED', 'OBSOLETE']);
  await expect(desk.client.executeChangeSet({ ChangeSetName: second.ChangeSetId })).rejects.toThrow(
    'cannot be executed in its current execution status of [OBSOLETE]',
  );
});

test('a request that is repeated with its token is answered as before, and carried out once', async () => {
  const create = (ClientToken?: string) =>
    desk.client.createChangeSet({
      ...{ StackName: 'shop', ChangeSetName: 'one', ChangeSetType: 'CREATE', ClientToken },
      TemplateBody: JSON.stringify(of({ A: alarm('a') })),
    });
  const { Id, StackId } = await create('first');
  expect(await create('first')).toMatchObject({ Id, StackId });
  for (const other of ['second', undefined])
    await expect(create(other)).rejects.toMatchObject({ name: 'AlreadyExistsException' });
  const execute = (ClientRequestToken?: string) =>
    desk.client.executeChangeSet({ StackName: 'shop', ChangeSetName: 'one', ClientRequestToken });
  const goOn = hold();
  cloud.cloudFormation.befalls = () => goOn.promise;
  await execute('go');
  await execute('go');
  for (const other of ['again', undefined])
    await expect(execute(other)).rejects.toThrow('is in CREATE_IN_PROGRESS state and can not be updated');
  goOn.now();
  const { stack, events } = await desk.outcome('shop');
  expect(stack).toMatchObject({ StackStatus: 'CREATE_COMPLETE', ChangeSetId: Id });
  await execute('go');
  expect((await desk.outcome('shop')).events).toEqual(events);
  await expect(execute()).rejects.toThrow('ChangeSet [one] does not exist');
});

test('its calls are numbered and befallen like all others, and what was begun goes on without its client', async () => {
  const { aws } = cloud.startProcess('action');
  const client = new CloudFormation({ endpoint: 'http://cloud.invalid', maxAttempts: 1, ...aws });
  const { ChangeSetId: ChangeSetName } = await desk.propose('shop', of({ A: alarm('a') }));
  cloud.faults.at(1, { kind: 'drop-reply' }, 'action');
  await expect(client.executeChangeSet({ ChangeSetName })).rejects.toThrow('ECONNRESET');
  expect((await desk.outcome('shop')).stack).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
  await client.describeStacks({ StackName: 'shop' });
  expect(cloud.recording.lines()).toEqual([
    expect.stringMatching(/^cloudformation ExecuteChangeSet change-1 → lost/),
    'cloudformation DescribeStacks shop',
  ]);
});

test('calls that CloudFormation refuses are refused in its words', async () => {
  const long = { ...of({ A: alarm('a') }), Description: 'x'.repeat(51_200) };
  const create = (more: object) =>
    desk.client.createChangeSet({
      StackName: 'shop',
      ChangeSetName: 'one',
      ChangeSetType: 'CREATE',
      ...more,
    });
  const body = (template: object) => ({ TemplateBody: JSON.stringify(template) });
  await expect(create(body(long))).rejects.toThrow('Member must have length less than or equal to 51200');
  await expect(create(body(of({ R: role('r') })))).rejects.toMatchObject({
    name: 'InsufficientCapabilitiesException',
    message: 'Requires capabilities : [CAPABILITY_NAMED_IAM]',
  });
  await expect(create(body(of({ X: { Type: 'AWS::No::Thing' } })))).rejects.toThrow(
    'Template format error: Unrecognized resource types: [AWS::No::Thing]',
  );
  await expect(create(body(of({ A: alarm('a', { AlarmActions: [{ Ref: 'B' }] }) })))).rejects.toThrow(
    'Unresolved resource dependencies [B]',
  );
  const TemplateURL = 'https://nowhere.s3.eu-central-1.amazonaws.com/one.json';
  await expect(create({ TemplateURL })).rejects.toThrow('S3 error: The specified bucket does not exist');
  const UPDATE = { ChangeSetType: 'UPDATE' as const, ...body(of({ A: alarm('a') })) };
  await expect(create(UPDATE)).rejects.toThrow('Stack [shop] does not exist');
  const parameter = { Parameters: { V: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/none' } } };
  await expect(create(body({ ...parameter, ...of({ A: alarm('a') }) }))).rejects.toThrow(
    'Unable to fetch parameters [/none] from parameter store for this account.',
  );
  expect(cloud.shapes.faults).toEqual([]);
});

/** Something that waits until it is told to go on. */
function hold() {
  let now = () => {};
  const promise = new Promise<void>((resolve) => {
    now = resolve;
  });
  return { promise, now };
}
