import { expect, test } from 'vitest';
import {
  BLUE,
  begin,
  deploy,
  endOf,
  failureOf,
  GREEN,
  goLive,
  killed,
  live,
  openStage,
  told,
} from './acts.ts';
import { atCall, callsWith } from './calls.ts';
import { stepsOf } from './transcript.ts';
import { pass, scalingOf } from './web.ts';

const EDIT = 'dns.records.edit';

test('cancelled before the flip: production is unchanged, the idle colour empty', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const playing = begin(stage, stage.build('two'));
  while (callsWith(stage, 'UpdateService shop-production-green').length === 0) await pass(stage, 1_000);
  playing.cancel();
  const played = await endOf(playing);
  expect(told(played.outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  expect(failureOf(played.outcome)).toMatchObject({ step: 'start', message: 'The run was cancelled.' });
  expect(failureOf(played.outcome).usersSeeNow).toContain('served by blue');
  expect(stepsOf(played).at(-1)).toBe('empty');
  expect(live(stage)).toBe(BLUE);
  expect(stage.webTasks('green')).toBe(0);
  expect(stage.objects()).toEqual(['ledger.json']);
});

test('cancelled while it waits for the lock: nothing was begun', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const first = begin(stage, stage.build('two'), { bakeMs: 60_000 });
  await pass(stage, 5_000);
  const second = begin(stage, stage.build('three'));
  await pass(stage, 5_000);
  second.cancel();
  const { outcome } = await endOf(second);
  expect(told(outcome)).toMatchObject({ result: 'refused', changed: false });
  expect(failureOf(outcome)).toMatchObject({ step: 'lock', message: 'The run was cancelled.' });
  await endOf(first);
});

test('cancelled after the flip: flipped back, and it says so', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const playing = begin(stage, stage.build('two'), { bakeMs: 600_000 });
  while (live(stage) !== GREEN) await pass(stage, 1_000);
  await pass(stage, 20_000);
  const cancelledAt = stage.clock.now();
  playing.cancel();
  const played = await endOf(playing);
  expect(told(played.outcome)).toMatchObject({ result: 'flipped-back', exit: 2, liveColor: 'blue' });
  expect(failureOf(played.outcome)).toMatchObject({ step: 'bake', message: 'The run was cancelled.' });
  expect(failureOf(played.outcome).usersSeeNow).toContain('served by blue');
  const [back] = callsWith(stage, EDIT, cancelledAt);
  expect((back?.at ?? Infinity) - cancelledAt).toBeLessThan(2_000);
  expect(stage.webTasks('blue')).toBe(2);
  expect(await scalingOf(stage, 'blue')).toEqual({ min: 2, suspended: [] });
});

test('cancelled once the bake is over: the release is recorded all the same', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two');
  const playing = begin(stage, two, { bakeMs: 5_000 });
  atCall(
    stage,
    'RegisterScalableTarget service/shop-production/shop-production-green-web min=2 suspended=none',
    () => playing.cancel(),
  );
  const { outcome } = await endOf(playing);
  expect(told(outcome)).toMatchObject({ result: 'live', exit: 0, liveColor: 'green' });
  expect(stage.ledger().releases.at(-1)).toMatchObject({ release: two.release, state: 'closed' });
});

test('killed between flip and record: the same release again goes on from its public verify, with a full bake', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two');
  const playing = begin(stage, two, { bakeMs: 60_000 });
  while (live(stage) !== GREEN) await pass(stage, 1_000);
  await pass(stage, 30_000);
  playing.process.caller.kill('by the test');
  await killed(playing);
  expect(stage.webTasks('blue')).toBe(2);
  const from = stage.clock.now();
  const again = await deploy(stage, two, { bakeMs: 60_000 });
  expect(told(again.outcome)).toMatchObject({ result: 'live', exit: 0, liveColor: 'green' });
  expect(stepsOf(again)).toEqual(['lock', 'locate', 'mend', 'flip: unchanged', 'verify', 'bake', 'record']);
  expect(again.outcome.steps.find((step) => step.step === 'bake')?.ms).toBeGreaterThanOrEqual(60_000);
  expect(callsWith(stage, 'UpdateService shop-production-blue', from)).toEqual([]);
  expect(stage.migrations(two)).toBe(1);
  expect(await scalingOf(stage, 'green')).toEqual({ min: 2, suspended: [] });
});

test('killed between flip and record, and bad: the next deploy flips it back first', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two');
  const playing = begin(stage, two, { bakeMs: 60_000 });
  while (live(stage) !== GREEN) await pass(stage, 1_000);
  playing.process.caller.kill('by the test');
  await killed(playing);
  stage.cloud.edge.broken.set('green.elb.example.net', 520);
  const three = stage.build('three');
  const { outcome } = await deploy(stage, three);
  expect(told(outcome)).toMatchObject({ result: 'flipped-back', exit: 2, liveColor: 'blue' });
  stage.cloud.edge.broken.clear();
  expect(told((await deploy(stage, three)).outcome)).toMatchObject({ result: 'live', liveColor: 'green' });
});
