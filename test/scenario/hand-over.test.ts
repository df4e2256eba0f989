import { expect, test } from 'vitest';
import { WITHOUT_BEAT } from '../../src/model/release.ts';
import type { Program } from '../cloud/ecs/behaviour.ts';
import { BLUE, deploy, failureOf, goLive, live, told } from './acts.ts';
import { expectBackgroundIn, stageWithBackground, tasksOf, watchBeat, workerScaling } from './background.ts';
import { callsWith } from './calls.ts';
import { stepsOf } from './transcript.ts';

const crashing: Program = {
  kind: 'exits',
  after: 2_000,
  code: 1,
  lines: [{ after: 100, text: 'ModuleNotFoundError: celery' }],
};

test('workers up and consuming, old ones told to stop, beat moved, then the flip', async () => {
  const stage = await stageWithBackground();
  await goLive(stage, 'one');
  await expectBackgroundIn(stage, 'blue');
  const mostBeats = watchBeat(stage);
  const from = stage.clock.now();
  const two = await deploy(stage, stage.build('two'));
  expect(told(two.outcome)).toMatchObject({ result: 'live', liveColor: 'green' });
  const first = (part: string) => callsWith(stage, part, from)[0]?.at ?? Number.NaN;
  const moments = [
    first('UpdateService shop-production-green-worker shop-production-green-worker:1 desired=1 force=true'),
    first('UpdateService shop-production-blue-worker'),
    first('UpdateService shop-production-blue-beat'),
    first('UpdateService shop-production-green-beat shop-production-green-beat:1 desired=1 force=true'),
    first('dns.records.edit api.example.com'),
  ];
  expect(moments).toEqual(moments.toSorted((one, other) => one - other));
  expect(two.log.find((line) => line.startsWith('workers:'))).toMatch(
    /^workers: 1 consume in green, 1 of shop-production-blue-worker were told to stop and finish what they hold; beat: runs in green, without a beat for at most \d+\.\d s$/,
  );
  await expectBackgroundIn(stage, 'green');
  expect(mostBeats()).toBe(1);
  expect(await workerScaling(stage, 'green')).toEqual({ min: 1, suspended: [] });
  expect(await workerScaling(stage, 'blue')).toEqual({ min: 0, suspended: ['in', 'out', 'scheduled'] });
});

test('how long nobody was beat is written into the ledger: at a deploy, and at a rollback anew', async () => {
  const stage = await stageWithBackground(['beat']);
  await goLive(stage, 'one');
  const gaps = () => stage.ledger().releases.map(({ durations }) => durations[WITHOUT_BEAT]);
  expect(gaps()).toEqual([undefined]);
  const { log } = await deploy(stage, stage.build('two'));
  const [, gap = 0] = gaps();
  expect(gap).toBeGreaterThan(0);
  expect(log).toContain(`beat: runs in green, without a beat for at most ${(gap / 1000).toFixed(1)} s`);
  const back = await stage.rollback();
  expect(gaps()).toEqual([undefined, gap, expect.any(Number)]);
  expect(back.log).toContain(
    `beat: runs in blue, without a beat for at most ${((gaps()[2] ?? 0) / 1000).toFixed(1)} s`,
  );
});

test('a new beat, which nothing checks, is noticed within two seconds after it runs', async () => {
  const stage = await stageWithBackground(['beat']);
  await goLive(stage, 'one');
  const from = stage.clock.now();
  await deploy(stage, stage.build('two'));
  const running = stage.cloud.ecs.ran().find(({ group }) => group === 'service:shop-production-green-beat');
  const [next] = callsWith(stage, 'dns.records.edit api.example.com', from);
  const late = (next?.at ?? Number.NaN) - (running?.startedAt ?? Number.NaN);
  expect(late).toBeGreaterThan(0);
  expect(late).toBeLessThan(2_000);
});

test('old workers go only when the check of the new ones has passed', async () => {
  const stage = await stageWithBackground(['worker']);
  await goLive(stage, 'one');
  const from = stage.clock.now();
  const worker: Program = { kind: 'runs', checks: { passesAfter: 20_000 } };
  const played = await deploy(stage, stage.build('two', { worker }));
  expect(told(played.outcome)).toMatchObject({ result: 'live', liveColor: 'green' });
  const started = stage.cloud.ecs
    .ran()
    .find(({ group }) => group === 'service:shop-production-green-worker')?.startedAt;
  const [stopped] = callsWith(stage, 'UpdateService shop-production-blue-worker', from);
  expect((stopped?.at ?? 0) - (started ?? Infinity)).toBeGreaterThanOrEqual(18_000);
});

test('without a container health check a worker that runs counts, and the log says so', async () => {
  const stage = await stageWithBackground(['worker']);
  stage.engine.infra.workerCheck = undefined;
  const { outcome, log } = await deploy(stage, stage.build('one'));
  expect(told(outcome)).toMatchObject({ result: 'live' });
  expect(log).toContain(
    'shop-production-blue-worker has no container health check: a task that runs counts as one that consumes',
  );
});

test('new workers that fail: the live ones go on, the idle colour is emptied, the reason is in the error', async () => {
  const stage = await stageWithBackground();
  await goLive(stage, 'one');
  const played = await deploy(stage, stage.build('bad', { worker: crashing }));
  expect(told(played.outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  const { step, message, logLines } = failureOf(played.outcome);
  expect(step).toBe('hand over');
  expect(message).toMatch(/^The new worker tasks do not start: .*exit code 1/);
  expect(logLines).toContain('ModuleNotFoundError: celery');
  expect(stepsOf(played).slice(-3)).toEqual(['hand over: failed', 'flip back: unchanged', 'empty']);
  expect(live(stage)).toBe(BLUE);
  expect(callsWith(stage, 'UpdateService shop-production-blue-worker').length).toBe(1);
  await expectBackgroundIn(stage, 'blue');
  expect(stage.webTasks('green')).toBe(0);
});

test('a new beat that fails: workers and beat are given back', async () => {
  const stage = await stageWithBackground();
  await goLive(stage, 'one');
  const mostBeats = watchBeat(stage);
  const { outcome } = await deploy(stage, stage.build('bad', { beat: crashing }));
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  await expectBackgroundIn(stage, 'blue');
  expect(mostBeats()).toBe(1);
  expect(await workerScaling(stage, 'blue')).toEqual({ min: 1, suspended: [] });
});

test('an environment that gains workers and a beat, and loses them again', async () => {
  const stage = await stageWithBackground([]);
  await goLive(stage, 'one');
  stage.engine.infra.background = ['worker', 'beat'];
  await goLive(stage, 'two');
  await expectBackgroundIn(stage, 'green');
  stage.engine.infra.background = [];
  await goLive(stage, 'three');
  expect([tasksOf(stage, 'green', 'worker'), tasksOf(stage, 'green', 'beat')]).toEqual([0, 0]);
});
