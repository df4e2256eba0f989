import { afterEach, beforeEach, expect, test } from 'vitest';
import { CdkEngine } from './cdk-engine.ts';
import { finished } from './played.ts';
import { deployRequest, planRequest, removalRequest } from './requests.ts';
import { Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open({}, CdkEngine);
});
afterEach(() => stage.close());

const stacks = () => stage.cloud.cloudFormation.stacks.there();
const named = (name: string) => stacks().find((one) => one.name === `shop-production-${name}`);
const templates = () =>
  [...stage.cloud.s3.create('flipgate-shop-production-123456789012').keys()].filter((key) =>
    key.includes('templates/'),
  );

async function deployed(message: string, more: Parameters<Stage['deploy']>[1] = {}) {
  const build = stage.build(message);
  const { outcome, log } = await stage.deploy(build, more);
  expect(outcome, log.join('\n')).toMatchObject({ result: 'live' });
  return { build, log };
}

test('what CloudFormation does is told resource by resource, and nothing is left beside the stacks', async () => {
  const { log } = await deployed('one');
  expect(log).toContain('| Service: create complete');
  expect(stacks().map(({ name, status }) => [name, status])).toEqual([
    ['shop-production-shared', 'CREATE_COMPLETE'],
    ['shop-production-color-blue', 'CREATE_COMPLETE'],
  ]);
  expect(templates()).toEqual([]);
});

test('a colour is updated with its count left alone, and its last definition stays for a rollback', async () => {
  const { build } = await deployed('one');
  await deployed('two');
  expect((await stage.rollback()).outcome).toMatchObject({ result: 'live', release: build.release });
  await deployed('three', { liftHold: true });
  expect(stage.webTasks('green')).toBe(2);
  expect(named('color-green')).toMatchObject({ status: 'UPDATE_COMPLETE' });
});

/** Calls that write, of the lock and its own steps apart. */
const writes = (calls: readonly string[]) =>
  calls.filter(
    (line) =>
      /Put|Create|Update|Register|Execute|Delete|RunTask/.test(line) && !/lock\.json|github/.test(line),
  );

test('an update by somebody else is named before anything is written', async () => {
  await deployed('one');
  const executed = { id: 'by-hand', name: 'by-hand', token: undefined };
  Object.assign(named('shared') ?? {}, { status: 'UPDATE_IN_PROGRESS', executed });
  const { outcome, calls } = await stage.deploy(stage.build('two'));
  expect(outcome).toMatchObject({
    result: 'refused',
    failure: {
      step: 'check',
      message: expect.stringContaining('shop-production-shared is UPDATE_IN_PROGRESS'),
    },
  });
  expect(writes(calls)).toEqual([]);
});

test.each([
  ['shared', 'ROLLBACK_COMPLETE', 'delete-stack --stack-name shop-production-shared'],
  ['shared', 'UPDATE_ROLLBACK_FAILED', 'continue-update-rollback'],
  ['color-blue', 'UPDATE_FAILED', 'rollback-stack'],
  ['color-blue', 'ROLLBACK_COMPLETE', 'as an administrator'],
  ['color-blue', 'DELETE_IN_PROGRESS', 'wait until it is gone'],
] as const)(
  '%s that is %s is named with its remedy, before anything is written',
  async (which, status, remedy) => {
    await deployed('one');
    await deployed('two');
    Object.assign(named(which) ?? {}, { status });
    const { outcome, calls } = await stage.deploy(stage.build('three'));
    expect(outcome).toMatchObject({
      result: 'refused',
      failure: {
        ...{ step: 'check', message: expect.stringContaining(status) },
        remedy: expect.stringContaining(remedy),
      },
    });
    expect(writes(calls)).toEqual([]);
  },
);

test('a resource that fails is the reason, not those that were cancelled for it; run again, it goes live', async () => {
  await deployed('one');
  await deployed('two');
  stage.cloud.cloudFormation.befalls = async (id) => {
    if (id === 'Service') throw new Error('The service is out of order.');
  };
  const three = stage.build('three');
  const { outcome } = await stage.deploy(three);
  expect(outcome).toMatchObject({
    result: 'refused',
    failure: {
      ...{ step: 'provision', remedy: expect.stringContaining('CloudFormation has taken it back.') },
      message: expect.stringContaining('Service (AWS::ECS::Service): The service is out of order.'),
    },
  });
  stage.cloud.cloudFormation.befalls = async () => {};
  expect(named('color-blue')).toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE' });
  expect((await stage.deploy(three)).outcome).toMatchObject({ result: 'live' });
});

test('a first deployment that fails says that its stack is to be deleted first', async () => {
  stage.cloud.cloudFormation.befalls = async (id) => {
    if (id === 'Errors') throw new Error('The alarm is out of order.');
  };
  const { outcome } = await stage.deploy(stage.build('one'));
  expect(outcome).toMatchObject({
    result: 'refused',
    failure: {
      message: expect.stringContaining('Errors (AWS::CloudWatch::Alarm): The alarm is out of order.'),
      remedy: expect.stringContaining('delete-stack --stack-name shop-production-color-blue'),
    },
  });
});

test('what an ended run began and CloudFormation took back is told, and the next run goes on', async () => {
  await deployed('one');
  await deployed('two');
  const three = stage.build('three');
  const { cloudFormation } = stage.cloud;
  let failed = false;
  cloudFormation.befalls = async (id) => {
    if (id !== 'Service' || failed) return;
    failed = true;
    await stage.clock.nap(60_000);
    throw new Error('The service is out of order.');
  };
  const playing = stage.start(deployRequest(three), { sha: three.release });
  while (named('color-blue')?.status !== 'UPDATE_IN_PROGRESS') await stage.clock.nap(500);
  await stage.clock.nap(5_000);
  playing.cancel();
  expect((await finished(playing)).outcome).toMatchObject({ result: 'refused' });
  const again = stage.start(deployRequest(three), { sha: three.release });
  const { outcome, log } = await finished(again);
  expect(outcome, log.join('\n')).toMatchObject({ result: 'live' });
  expect(log.join('\n')).toContain('The service is out of order. It was taken back, and is planned anew');
});

test('a pull request is planned beside a deploy, and beside an idle colour that nobody can look at', async () => {
  await deployed('one');
  await deployed('two');
  Object.assign(named('color-blue') ?? {}, { status: 'UPDATE_ROLLBACK_FAILED' });
  const { outcome } = await finished(
    stage.start(planRequest({}), { sha: 'f'.repeat(40), event: 'pull_request' }),
  );
  expect(outcome).toMatchObject({ result: 'unchanged' });
  expect(outcome.notices.join()).toContain('What the next apply of blue would catch up is not known');
});

test('what AWS refuses is named, with what to allow', async () => {
  await deployed('one');
  stage.cloud.faults.when(({ operation }) => operation === 'CreateChangeSet', {
    kind: 'server-error',
    status: 403,
  });
  const { outcome } = await stage.deploy(stage.build('two'));
  expect(outcome).toMatchObject({
    failure: {
      message: expect.stringContaining('AWS refused cloudformation:CreateChangeSet'),
      remedy: expect.stringContaining('Allow cloudformation:CreateChangeSet'),
    },
  });
});

test('a removal leaves the logs, and the next deploy builds the colour anew', async () => {
  await deployed('one');
  const { build } = await deployed('two');
  const { outcome } = await finished(stage.start(removalRequest({ release: build.release })));
  expect(outcome, JSON.stringify(outcome)).toMatchObject({ result: 'live' });
  expect([...(named('color-blue')?.resources.keys() ?? [])]).toEqual(['WebLog']);
  await deployed('three');
  expect(stage.webTasks('blue')).toBe(2);
});

test('what CloudFormation cannot delete is named, by a removal as a failure, by a deploy as a warning', async () => {
  await deployed('one');
  const { build } = await deployed('two');
  stage.cloud.cloudFormation.befallsEnd = async (id) => {
    if (id === 'Errors') throw new Error('The alarm is held.');
  };
  const removing = await finished(stage.start(removalRequest({ release: build.release })));
  expect(removing.outcome).toMatchObject({
    failure: {
      message: expect.stringMatching(
        /could not delete all of shop-production-color-blue.*The alarm is held\./,
      ),
      remedy: expect.stringContaining('Delete that by hand'),
    },
  });
  stage.engine.infra.extraResources = queue(1);
  await deployed('three');
  stage.engine.infra.extraResources = {};
  stage.cloud.cloudFormation.befallsEnd = async (id) => {
    if (id === 'Queue') throw new Error('The queue is held.');
  };
  const { log } = await deployed('four', { allowDestroy: ['Queue'] });
  expect(log.join('\n')).toMatch(
    /warning: .*could not delete all of shop-production-shared.*The queue is held\./,
  );
});

test('a pull request on nothing makes no stack', async () => {
  await finished(stage.start(planRequest({}), { sha: 'f'.repeat(40), event: 'pull_request' }));
  expect(stacks()).toEqual([]);
});

test('a pull request leaves no change set, and lays its template elsewhere', async () => {
  await deployed('one');
  const before = stacks().length;
  const { outcome, calls } = await finished(
    stage.start(planRequest({}), { sha: 'f'.repeat(40), event: 'pull_request' }),
  );
  expect(outcome).toMatchObject({ result: 'unchanged' });
  expect(stacks()).toHaveLength(before);
  expect(stacks().flatMap(({ changeSets }) => [...changeSets.keys()])).toEqual([]);
  const written = calls.filter((line) => line.includes('PutObject')).join('\n');
  expect(written).toContain('/shop-production/plan-templates/');
  expect(written).not.toContain('/shop-production/templates/');
});

test('an environment that Terraform made is not made a second time', async () => {
  const state = { body: Buffer.from('{"resources":[{}]}'), headers: {} };
  const bucket = stage.cloud.s3.create('flipgate-shop-production-123456789012');
  bucket.put('shop-production/shared.tfstate', state, { kind: 'none' }, stage.clock.now());
  const { outcome } = await stage.deploy(stage.build('one'));
  expect(outcome).toMatchObject({
    result: 'refused',
    failure: { message: expect.stringContaining('All of it would be made a second time.') },
  });
  expect(stacks()).toEqual([]);
});

/** A queue whose name is another one with each number: it cannot be changed in place. */
const queue = (nth: number) => ({
  Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: `mails-${nth}` } },
});

test('what holds data is not replaced unless its logical id is named', async () => {
  stage.engine.infra.extraResources = queue(1);
  await deployed('one');
  stage.engine.infra.extraResources = queue(2);
  const two = stage.build('two');
  const { outcome } = await stage.deploy(two);
  expect(outcome).toMatchObject({
    result: 'refused',
    failure: { step: 'check', message: expect.stringContaining('Queue') },
  });
  expect((await stage.deploy(two, { allowDestroy: ['Queue'] })).outcome).toMatchObject({ result: 'live' });
});

test('a cancelled plan takes its change set and its template with it', async () => {
  await deployed('one');
  stage.engine.infra.extraResources = queue(1);
  stage.cloud.cloudFormation.thinking = 60_000;
  const playing = stage.start(planRequest({}), { sha: 'f'.repeat(40), event: 'pull_request' });
  await stage.clock.nap(10_000);
  expect(named('shared')?.changeSets.size).toBe(1);
  playing.cancel();
  expect((await finished(playing)).outcome).toMatchObject({ result: 'refused' });
  expect(named('shared')?.changeSets.size).toBe(0);
  expect(templates()).toEqual([]);
});

test('a cancelled deploy says that CloudFormation goes on, flips nothing, and the next run waits for it', async () => {
  const { build } = await deployed('one');
  const two = stage.build('two');
  const { cloudFormation } = stage.cloud;
  cloudFormation.befalls = async (id) => (id === 'Errors' ? stage.clock.nap(60_000) : undefined);
  const playing = stage.start({ ...deployRequest(two) }, { sha: two.release });
  while (named('color-green')?.status !== 'CREATE_IN_PROGRESS') await stage.clock.nap(500);
  await stage.clock.nap(5_000);
  playing.cancel();
  const { outcome, log } = await finished(playing);
  expect(outcome).toMatchObject({ result: 'refused' });
  expect(log.join('\n')).toContain('CloudFormation goes on with shop-production-color-green by itself');
  expect((await stage.status()).outcome).toMatchObject({ liveColor: 'blue', release: build.release });
  const again = await stage.deploy(two);
  expect(again.outcome).toMatchObject({ result: 'live' });
  expect(again.log.join('\n')).toContain('CloudFormation still carries out what an ended run began');
});
