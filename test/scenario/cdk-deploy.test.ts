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

test('an update by somebody else is waited for by nobody, and named before anything is written', async () => {
  await deployed('one');
  const shared = named('shared');
  if (shared)
    Object.assign(shared, {
      status: 'UPDATE_IN_PROGRESS',
      executed: { id: 'by-hand', name: 'by-hand', token: undefined },
    });
  const { outcome } = await stage.deploy(stage.build('two'));
  expect(outcome).toMatchObject({
    result: 'refused',
    failure: {
      step: 'check',
      message: expect.stringContaining('shop-production-shared is UPDATE_IN_PROGRESS'),
    },
  });
});

test.each([
  ['ROLLBACK_COMPLETE', 'delete the stack'],
  ['UPDATE_ROLLBACK_FAILED', 'continue-update-rollback'],
  ['UPDATE_FAILED', 'rollback-stack'],
] as const)('a stack that is %s is named with its remedy, and nothing is written', async (status, remedy) => {
  await deployed('one');
  const shared = named('shared');
  if (shared) shared.status = status;
  const { outcome } = await stage.deploy(stage.build('two'));
  expect(outcome).toMatchObject({
    result: 'refused',
    failure: { message: expect.stringContaining(status), remedy: expect.stringContaining(remedy) },
  });
});

test('a resource that fails is the reason, not those that were cancelled for it; run again, it goes live', async () => {
  await deployed('one');
  const two = stage.build('two');
  stage.cloud.cloudFormation.befalls = async (id) => {
    if (id === 'Errors') throw new Error('The alarm is out of order.');
  };
  const { outcome } = await stage.deploy(two);
  expect(outcome).toMatchObject({
    result: 'refused',
    failure: {
      step: 'provision',
      message: expect.stringContaining('Errors (AWS::CloudWatch::Alarm): The alarm is out of order.'),
    },
  });
  stage.cloud.cloudFormation.befalls = async () => {};
  expect(named('color-green')).toMatchObject({ status: 'ROLLBACK_COMPLETE' });
  await stage.cloud.cloudFormation.settled();
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

test('a pull request makes no stack, leaves no change set, and lays its template elsewhere', async () => {
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
