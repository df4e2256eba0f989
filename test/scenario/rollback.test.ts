import { expect, test } from 'vitest';
import { BLUE, failureOf, GREEN, goLive, live, openStage, told } from './acts.ts';
import { callsWith } from './calls.ts';
import type { Stage } from './stage.ts';
import { stepsOf, transcript } from './transcript.ts';
import { pass, scaleWeb, scalingOf, watchWeb } from './web.ts';

const EDIT = 'dns.records.edit api.example.com';
const short = (release: string) => release.slice(0, 12);

/** Green runs the second release, blue is warm with the first. */
async function twoReleases(stage: Stage) {
  return { one: await goLive(stage, 'one'), two: await goLive(stage, 'two') };
}

test('a warm rollback, whole: outputs, log and remote calls', async () => {
  const stage = await openStage();
  const { two } = await twoReleases(stage);
  const fewest = watchWeb(stage, 'blue');
  const played = await stage.rollback();
  const { steps: _, startedAt: __, ms: ___, ...outputs } = played.outcome;
  expect(outputs).toMatchSnapshot('outputs');
  expect(played.log.join('\n')).toMatchSnapshot('log');
  expect(transcript(played.calls)).toMatchSnapshot('calls');
  expect(live(stage)).toBe(BLUE);
  expect(fewest()).toBe(2);
  expect(stage.objects()).toEqual(['ledger.json', 'hold.json']);
  expect(stage.hold()).toMatchObject({ from: two.release, open: false, reason: 'orders fail', by: 'ada' });
  expect(stage.ledger().releases.at(-1)).toMatchObject({ kind: 'rollback', color: 'blue', state: 'closed' });
});

test.each([
  ['given', true],
  ['known from the ledger', false],
] as const)(
  'at most three trips to the answer of its edit and ten calls to its read-back, the zone %s',
  async (_, given) => {
    const stage = await openStage();
    await twoReleases(stage);
    const TRIP_MS = 100;
    stage.cloud.faults.when(() => true, { kind: 'delay', ms: TRIP_MS });
    stage.cloud.recording.clear();
    const began = stage.clock.now();
    const { outcome } = await stage.rollback(given ? { zoneId: stage.cloud.zone.id } : {});
    expect(told(outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
    const { calls } = stage.cloud.recording;
    const edit = calls.findIndex((call) => call.operation === 'dns.records.edit');
    const readBack = calls.findIndex((call, at) => at > edit && call.operation === 'dns.records.list');
    expect(((calls[edit]?.at ?? Infinity) + TRIP_MS - began) / TRIP_MS).toBeLessThanOrEqual(3);
    expect(readBack).toBeGreaterThan(edit);
    expect(readBack + 1).toBeLessThanOrEqual(10);
  },
);

test('cold: the wanted release is started and verified before anything moves', async () => {
  const stage = await openStage();
  const { one, two } = await twoReleases(stage);
  expect((await stage.settle({ release: two.release })).outcome.result).toBe('live');
  const fewest = watchWeb(stage, 'green');
  const played = await stage.rollback();
  expect(told(played.outcome)).toMatchObject({ result: 'live', exit: 0, liveColor: 'blue' });
  expect(stepsOf(played)).toEqual(['resolve', 'look', 'start', 'flip', 'verify', 'finish']);
  expect(fewest()).toBe(2);
  expect(stage.migrations(one)).toBe(1);
  expect(await scalingOf(stage, 'blue')).toEqual({ min: 2, suspended: [] });
});

test('cold, and the old release no longer starts: nothing moves, no hold stays, the idle colour is emptied', async () => {
  const stage = await openStage();
  const { one, two } = await twoReleases(stage);
  await stage.settle({ release: two.release });
  stage.cloud.ecs.image(one.image, { web: { kind: 'exits', after: 1_000, code: 1 } });
  const { outcome } = await stage.rollback();
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'green' });
  expect(failureOf(outcome).step).toBe('start');
  expect(live(stage)).toBe(GREEN);
  expect(stage.objects()).toEqual(['ledger.json']);
  expect(callsWith(stage, 'UpdateService shop-production-blue-web desired=0')).toHaveLength(2);
  await pass(stage, 300_000);
  expect(stage.webTasks('blue')).toBe(0);
  expect(stage.webTasks('green')).toBe(2);
});

test('fewer tasks than at the flip is not warm', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await scaleWeb(stage, 'blue', 4);
  await goLive(stage, 'two');
  const [task] = stage.cloud.ecs
    .ran()
    .filter((one) => one.group.includes('blue-web') && one.status === 'RUNNING');
  await stage.cloud.ecs.killTask(task?.arn ?? '', 'host lost');
  const played = await stage.rollback();
  expect(played.log.join('\n')).toContain('blue is cold: 3 of 4 tasks');
  expect(told(played.outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
  expect(stage.webTasks('blue')).toBe(4);
});

test('to a release of long ago, by the beginning of its name', async () => {
  const stage = await openStage();
  const { one } = await twoReleases(stage);
  await goLive(stage, 'three');
  const { outcome } = await stage.rollback({ to: one.release.slice(0, 7) });
  expect(told(outcome)).toMatchObject({ result: 'live', liveColor: 'green' });
  expect(outcome.release).toBe(one.release);
});

test('what cannot work is refused, with the releases that can', async () => {
  const stage = await openStage();
  const { one, two } = await twoReleases(stage);
  const { outcome } = await stage.rollback({ to: 'f'.repeat(40) });
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, changed: false });
  expect(failureOf(outcome).message).toContain('`to` ffff');
  expect(failureOf(outcome).remedy).toBe(`Give one of these in \`to\`:\n${two.release}\n${one.release}`);
  expect(stage.objects()).toEqual(['ledger.json']);
});

test('nothing lies before a first deploy', async () => {
  const stage = await openStage();
  const one = await goLive(stage, 'one');
  const { outcome } = await stage.rollback();
  expect(failureOf(outcome).message).toBe(`There is no release before ${short(one.release)}.`);
  expect(live(stage)).toBe(BLUE);
});

test('to what is live already: unchanged, and nothing is held', async () => {
  const stage = await openStage();
  const { two } = await twoReleases(stage);
  const { outcome } = await stage.rollback({ to: two.release });
  expect(told(outcome)).toMatchObject({ result: 'unchanged', exit: 0, liveColor: 'green' });
  expect(stage.objects()).toEqual(['ledger.json']);
  expect(callsWith(stage, EDIT)).toHaveLength(1);
});

test('a second one goes further back, not forward to what the first took out', async () => {
  const stage = await openStage();
  const { one } = await twoReleases(stage);
  await goLive(stage, 'three');
  await stage.rollback();
  const { outcome } = await stage.rollback();
  expect(told(outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
  expect(outcome.release).toBe(one.release);
});

test('to a colour that is gone', async () => {
  const stage = await openStage();
  await twoReleases(stage);
  await stage.engine.remove('blue');
  const { outcome } = await stage.rollback();
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'green' });
  expect(failureOf(outcome).message).toMatch(/^The colour blue is gone/);
  expect(failureOf(outcome).remedy).toContain('in-place');
  expect(live(stage)).toBe(GREEN);
  expect(stage.objects()).toEqual(['ledger.json']);
});

test('a dry run says what it would do and moves nothing', async () => {
  const stage = await openStage();
  const { one } = await twoReleases(stage);
  const played = await stage.rollback({ dryRun: true });
  expect(told(played.outcome)).toMatchObject({ result: 'unchanged', changed: false });
  expect(played.outcome.notices.join('\n')).toContain(short(one.release));
  expect(live(stage)).toBe(GREEN);
  expect(stage.objects()).toEqual(['ledger.json']);
});
