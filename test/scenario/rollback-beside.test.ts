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
import { atCall, befall, callsWith } from './calls.ts';
import { rollbackRequest } from './requests.ts';
import type { Stage } from './stage.ts';
import { pass, scalingOf } from './web.ts';

const EDIT = 'dns.records.edit api.example.com';
const short = (release: string) => release.slice(0, 12);

/** Green runs the second release, blue is warm with the first. */
async function twoReleases(stage: Stage) {
  return { one: await goLive(stage, 'one'), two: await goLive(stage, 'two') };
}

/** A deploy of a second release that has flipped and bakes. */
async function whileItBakes(stage: Stage) {
  const one = await goLive(stage, 'one');
  const two = stage.build('two');
  const deploying = begin(stage, two, { bakeMs: 600_000 });
  while (live(stage) !== GREEN) await pass(stage, 1_000);
  await pass(stage, 15_000);
  return { one, two, deploying };
}

test('while a deploy bakes: it flips back, and the rollback finds its work done', async () => {
  const stage = await openStage();
  const { one, two, deploying } = await whileItBakes(stage);
  const asked = stage.clock.now();
  const back = await stage.rollback();
  const { outcome } = await endOf(deploying);
  expect(told(outcome)).toMatchObject({ result: 'flipped-back', exit: 2 });
  expect(failureOf(outcome).message).toBe('A rollback asked this run to stop. Its reason: orders fail');
  expect(failureOf(outcome).remedy).toContain('held back until that is reverted');
  expect(told(back.outcome)).toMatchObject({ exit: 0, liveColor: 'blue' });
  expect(back.outcome.release).toBe(one.release);
  expect((callsWith(stage, EDIT, asked)[0]?.at ?? Infinity) - asked).toBeLessThan(15_000);
  expect(stage.hold()).toMatchObject({ from: two.release, to: one.release, open: false });
  expect(live(stage)).toBe(BLUE);
});

test('while a deploy bakes, twice: both mean the same, and the second undoes nothing', async () => {
  const stage = await openStage();
  const { one, deploying } = await whileItBakes(stage);
  const first = stage.start(rollbackRequest());
  await pass(stage, 500);
  const second = stage.start(rollbackRequest());
  const [a, b] = [await endOf(first), await endOf(second)];
  await endOf(deploying);
  expect([told(a.outcome).exit, told(b.outcome).exit]).toEqual([0, 0]);
  expect(live(stage)).toBe(BLUE);
  expect(b.outcome.release).toBe(one.release);
  expect(stage.hold()).toMatchObject({ open: false, to: one.release });
});

test('two at the same moment on an environment at rest: one step back, not two', async () => {
  const stage = await openStage();
  await twoReleases(stage);
  await goLive(stage, 'three');
  const both = [stage.start(rollbackRequest()), stage.start(rollbackRequest())];
  const [a, b] = await Promise.all(both.map(endOf));
  expect(live(stage)).toBe(GREEN);
  const ends = [a, b].map((end) => told(end?.outcome as never));
  expect(ends.map((end) => end.exit).sort()).toEqual([0, expect.anything()]);
});

test('killed past its flip: run again, it does the rest', async () => {
  const stage = await openStage();
  await twoReleases(stage);
  atCall(stage, EDIT, () => befall(stage, 'dns.records.list', { kind: 'kill-before' }));
  await killed(stage.start(rollbackRequest()));
  expect(live(stage)).toBe(BLUE);
  expect(stage.hold()).toMatchObject({ open: true });
  const held = await deploy(stage, stage.build('three'));
  expect(failureOf(held.outcome).message).toContain('is under way, or ended half way');
  const again = await stage.rollback();
  expect(told(again.outcome)).toMatchObject({ exit: 0, liveColor: 'blue' });
  expect(live(stage)).toBe(BLUE);
  expect(stage.hold()).toMatchObject({ open: false });
  expect(stage.ledger().releases.at(-1)).toMatchObject({ kind: 'rollback', color: 'blue' });
  expect(await scalingOf(stage, 'blue')).toEqual({ min: 2, suspended: [] });
});

test('while a deploy bakes, and killed once that one has flipped back: run again, it does the rest', async () => {
  const stage = await openStage();
  const { one, two, deploying } = await whileItBakes(stage);
  const asked = stage.clock.now();
  const first = stage.start(rollbackRequest());
  while (callsWith(stage, EDIT, asked).length === 0) await pass(stage, 500);
  first.process.caller.kill('by the test');
  await killed(first);
  expect(told((await endOf(deploying)).outcome).result).toBe('flipped-back');
  expect(stage.hold()).toMatchObject({ open: true });
  const again = await stage.rollback();
  expect(told(again.outcome)).toMatchObject({ exit: 0, liveColor: 'blue' });
  expect(again.outcome.release).toBe(one.release);
  expect(stage.hold()).toMatchObject({ open: false, from: two.release, to: one.release });
});

test('killed before its flip: run again, it finishes what was begun', async () => {
  const stage = await openStage();
  await twoReleases(stage);
  befall(stage, EDIT, { kind: 'kill-before' });
  await killed(stage.start(rollbackRequest()));
  expect(live(stage)).toBe(GREEN);
  const again = await stage.rollback();
  expect(told(again.outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
});

test('before the flip of a deploy: it ends with nothing changed, and its release is held', async () => {
  const stage = await openStage();
  const one = await goLive(stage, 'one');
  const two = stage.build('two');
  const deploying = begin(stage, two);
  while (callsWith(stage, 'UpdateService shop-production-green').length === 0) await pass(stage, 1_000);
  const back = await stage.rollback();
  const { outcome } = await endOf(deploying);
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1 });
  expect(told(back.outcome)).toMatchObject({ result: 'unchanged', exit: 0, liveColor: 'blue' });
  expect(callsWith(stage, EDIT)).toEqual([]);
  expect(stage.hold()).toMatchObject({ from: two.release, to: one.release, open: false });
  const again = await deploy(stage, two);
  expect(failureOf(again.outcome).message).toContain(`contains ${short(two.release)}`);
});
