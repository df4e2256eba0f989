import { expect, test } from 'vitest';
import { BLUE, begin, endOf, failureOf, GREEN, goLive, live, openStage, told } from './acts.ts';
import { befall, callsWith } from './calls.ts';
import { runRequest } from './requests.ts';
import { pass } from './web.ts';

const MINUTES_5 = { kind: 'throttle', retryAfterSeconds: 300 } as const;

test('Cloudflare blocks for five minutes: waited out, and the flip is made', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  befall(stage, 'dns.records.edit', MINUTES_5, 1);
  const from = stage.clock.now();
  await goLive(stage, 'two');
  expect(live(stage)).toBe(GREEN);
  expect(stage.clock.now() - from).toBeGreaterThan(300_000);
});

test('cancelled before it has looked, while Cloudflare blocks: it ends at once', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  befall(stage, 'zones.list', MINUTES_5, 100);
  const playing = stage.start(runRequest('python manage.py check'));
  await pass(stage, 2_000);
  const cancelledAt = stage.clock.now();
  playing.cancel();
  const { outcome } = await endOf(playing);
  expect(failureOf(outcome).message).toBe('The run was cancelled.');
  expect(stage.clock.now() - cancelledAt).toBeLessThan(1_000);
});

test('cancelled while it waits to flip: it ends at once, and never flips', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  befall(stage, 'dns.records.edit', MINUTES_5, 1);
  const playing = begin(stage, stage.build('two'));
  while (callsWith(stage, 'dns.records.edit api.example.com').length === 0) await pass(stage, 1_000);
  const cancelledAt = stage.clock.now();
  playing.cancel();
  const { outcome } = await endOf(playing);
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  expect(failureOf(outcome)).toMatchObject({ step: 'flip', message: 'The run was cancelled.' });
  expect(stage.clock.now() - cancelledAt).toBeLessThan(5_000);
  expect(live(stage)).toBe(BLUE);
  expect(callsWith(stage, 'dns.records.edit', cancelledAt)).toEqual([]);
});

test('stopped by a rollback while it waits to flip: the edit that was begun is not made later', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  befall(stage, 'dns.records.edit', MINUTES_5, 1);
  const playing = begin(stage, stage.build('three'), { bakeMs: 0 });
  const from = stage.clock.now();
  while (callsWith(stage, 'dns.records.edit', from).length === 0) await pass(stage, 1_000);
  const back = stage.rollback();
  const { outcome } = await endOf(playing);
  expect(failureOf(outcome).message).toBe('A rollback asked this run to stop. Its reason: orders fail');
  expect(told((await back).outcome)).toMatchObject({ result: 'unchanged', liveColor: 'green' });
  expect(live(stage)).toBe(GREEN);
  expect(callsWith(stage, 'dns.records.edit', from)).toHaveLength(1);
});

test('taking back is patient: a flip back that is throttled is made when it may', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const playing = begin(stage, stage.build('two'), { bakeMs: 600_000 });
  while (live(stage) !== GREEN) await pass(stage, 1_000);
  befall(stage, 'dns.records.edit', { kind: 'throttle', retryAfterSeconds: 5 }, 1);
  playing.cancel();
  const { outcome } = await endOf(playing);
  expect(told(outcome)).toMatchObject({ result: 'flipped-back', exit: 2, liveColor: 'blue' });
  expect(live(stage)).toBe(BLUE);
});
