import { expect, test } from 'vitest';
import type { Program } from '../cloud/ecs/behaviour.ts';
import { callLine } from '../cloud/recording.ts';
import { deploy, failureOf, goLive, openStage, told } from './acts.ts';
import { atCall, callsWith } from './calls.ts';
import { goodWeb } from './programs.ts';
import { pass } from './web.ts';

const crashing: Program = {
  kind: 'exits',
  after: 2_000,
  code: 3,
  lines: [{ after: 100, text: 'ModuleNotFoundError: orders' }],
};

test('a service that its circuit breaker rolled back looks stable, and is not started', async () => {
  const stage = await openStage();
  stage.engine.infra.breakerRollback = true;
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  const three = stage.build('three', { web: crashing });
  // Nobody looks while the breaker trips: the first look finds a stable service, with another definition.
  let asked = false;
  atCall(stage, 'UpdateService shop-production-blue-web', () => {
    asked = true;
  });
  stage.cloud.faults.when(
    (call) => asked && call.operation === 'DescribeServices',
    { kind: 'delay', ms: 400_000 },
    1,
  );
  const { outcome } = await deploy(stage, three, { warmMs: 0 });
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'green' });
  expect(failureOf(outcome).step).toBe('start');
  expect(failureOf(outcome).message).toMatch(/replaced by|exit code 3/);
});

test('no capacity: the time limit ends it, and says so', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  stage.cloud.ecs.noCapacity(true);
  const { outcome } = await deploy(stage, stage.build('two'), { timeoutMs: 300_000 });
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  expect(failureOf(outcome)).toMatchObject({
    step: 'start',
    message: expect.stringMatching(
      /^The time given by `timeout` is over\. ECS said last: .* was unable to place a task\./,
    ),
  });
  expect(stage.objects()).toEqual(['ledger.json']);
});

test('a host that is closed to all but who carries the secret header is verified', async () => {
  const stage = await openStage();
  const hosts = ['api-blue.example.com'];
  stage.cloud.edge.guards.push({ kind: 'closed', hosts, header: 'x-flipgate-probe', secret: 'probe-secret' });
  await goLive(stage, 'one');
});

test('a failed start, then a good release in the same colour', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const bad = await deploy(stage, stage.build('bad', { web: crashing }));
  expect(told(bad.outcome).result).toBe('refused');
  const good = await goLive(stage, 'good');
  expect(stage.ledger().releases.map(({ release, state }) => [release === good.release, state])).toEqual([
    [false, 'closed'],
    [false, 'given-up'],
    [true, 'closed'],
  ]);
});

test('a failed start, then the same release again once what it missed is there', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two', { web: crashing });
  expect(told((await deploy(stage, two)).outcome).result).toBe('refused');
  stage.cloud.ecs.image(two.image, { web: goodWeb(two.release) });
  const again = await deploy(stage, two);
  expect(told(again.outcome)).toMatchObject({ result: 'live', liveColor: 'green' });
  expect(stage.migrations(two)).toBe(1);
});

test('throttling slows the looks and never fails the start by itself', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  stage.cloud.faults.throttle(
    60,
    7,
    ({ caller, operation }) => caller !== 'terraform' && operation === 'DescribeServices',
  );
  await goLive(stage, 'two');
});

test('DescribeServices stale for a minute', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  const three = stage.build('three');
  atCall(
    stage,
    'UpdateService shop-production-blue-web shop',
    () => void stage.cloud.ecs.staleServices(60_000, 60_000),
  );
  const { outcome } = await deploy(stage, three);
  expect(told(outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
});

const LOOK = 'DescribeServices shop-production-blue-web';

test.each([
  ['from its second to its eighth', 2, 8],
  ['once its tasks run', 4, 5],
])(
  'looks that go back to before the deployment %s: no failure, and no success too early',
  async (_, first, last) => {
    const stage = await openStage();
    await goLive(stage, 'one');
    await goLive(stage, 'two');
    const three = stage.build('three');
    await pass(stage, 120_000);
    const from = stage.clock.now();
    let looks = 0;
    stage.cloud.faults.when(
      (call) => {
        const begun = callsWith(stage, 'desired=2 force=true', from).length > 0;
        if (!begun || !callLine(call).includes(LOOK)) return false;
        looks += 1;
        return looks >= first && looks <= last;
      },
      { kind: 'stale', ms: 120_000 },
    );
    const { outcome } = await deploy(stage, three);
    expect(told(outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
    const seen = callsWith(stage, LOOK, from);
    expect(seen.filter(({ fault }) => fault === 'stale')).toHaveLength(last - first + 1);
    const [probe] = callsWith(stage, 'probe api-blue.example.com', from);
    expect(probe?.at).toBeGreaterThan(seen.findLast(({ fault }) => fault === 'stale')?.at ?? Infinity);
  },
);

test('never more than one DescribeServices a second', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const from = stage.clock.now();
  await goLive(stage, 'two');
  const [begun] = callsWith(stage, 'UpdateService shop-production-green-web', from);
  const looks = callsWith(stage, 'DescribeServices shop-production-green-web', begun?.at).map(
    (call) => call.at,
  );
  expect(looks.length).toBeGreaterThan(3);
  expect(Math.min(...looks.slice(2).map((at, index) => at - (looks[index + 1] ?? 0)))).toBeGreaterThanOrEqual(
    1_000,
  );
});
