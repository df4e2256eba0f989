import { expect, test } from 'vitest';
import { BLUE, begin, deploy, endOf, GREEN, goLive, live, openStage, told } from './acts.ts';
import { befall } from './calls.ts';
import type { Stage } from './stage.ts';
import { pass, watchWeb } from './web.ts';

/** A deploy beside a live one, a rollback of it, and the settle of what is live then. */
async function wholeStory(stage: Stage): Promise<void> {
  const two = stage.build('two');
  expect(told((await deploy(stage, two, { bakeMs: 10_000 })).outcome)).toMatchObject({ result: 'live' });
  expect(live(stage)).toBe(GREEN);
  expect(told((await stage.rollback()).outcome)).toMatchObject({ result: 'live' });
  expect(live(stage)).toBe(BLUE);
  await pass(stage, 3_700_000);
  expect(told((await stage.settle()).outcome)).toMatchObject({ result: 'live' });
  expect([stage.webTasks('blue'), stage.webTasks('green')]).toEqual([2, 0]);
  expect(stage.migrations(two)).toBe(1);
}

test.each([1, 2, 3])('seed %i: three in ten of all calls throttled, but for the probes', async (seed) => {
  const stage = await openStage();
  await goLive(stage, 'one');
  stage.cloud.faults.throttle(30, seed, (call) => call.service !== 'edge' && call.caller !== 'terraform');
  const fewest = watchWeb(stage, 'blue');
  await wholeStory(stage);
  expect(fewest()).toBe(2);
  expect(stage.objects()).toEqual(['ledger.json', 'hold.json']);
});

test('DescribeServices stale for a minute, again and again', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const deploying = begin(stage, stage.build('two'));
  let done = false;
  void endOf(deploying).finally(() => {
    done = true;
  });
  while (!done) {
    await stage.cloud.ecs.staleServices(60_000, 60_000);
    await pass(stage, 61_000);
  }
  expect(told((await endOf(deploying)).outcome)).toMatchObject({ result: 'live', liveColor: 'green' });
});

test.each([
  ['ECS', 'ecs '],
  ['the load balancer', 'elasticloadbalancing '],
  ['autoscaling', 'application-autoscaling '],
  ['the registry', 'ecr '],
  ['S3', 's3 '],
  ['CloudWatch', 'monitoring '],
])('every third answer of %s is an error of its own', async (_, service) => {
  const stage = await openStage();
  await goLive(stage, 'one');
  let calls = 0;
  stage.cloud.faults.when(
    (call) => {
      const ours = `${call.service} `.startsWith(service) && call.caller !== 'terraform';
      return ours && ++calls % 3 === 0 && !/RunTask|UpdateService|Register/.test(call.operation);
    },
    { kind: 'server-error', status: 503 },
  );
  const { outcome } = await deploy(stage, stage.build('two'));
  expect(told(outcome)).toMatchObject({ result: 'live', exit: 0 });
});

test('connections that break while logs are followed do not fail a migration', async () => {
  const stage = await openStage();
  befall(stage, 'GetLogEvents', { kind: 'drop-reply', cause: 'reset' }, 100);
  await goLive(stage, 'one');
});
