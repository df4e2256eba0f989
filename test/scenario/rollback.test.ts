import { expect, test } from 'vitest';
import {
  atCall,
  BLUE,
  befall,
  begin,
  callsWith,
  deploy,
  endOf,
  failureOf,
  GREEN,
  goLive,
  killed,
  live,
  openStage,
  pass,
  scaleWeb,
  scalingOf,
  stepsOf,
  told,
  transcript,
  watchWeb,
} from './acts.ts';
import { rollbackRequest, type Stage } from './stage.ts';

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

test('it takes at most ten calls up to the read-back, in three rounds up to the edit', async () => {
  const stage = await openStage();
  await twoReleases(stage);
  const zoneId = stage.cloud.zone.id;
  const playing = stage.start({ ...rollbackRequest(), zoneId });
  const from = stage.cloud.recording.calls.length;
  await endOf(playing);
  const calls = stage.cloud.recording.calls.slice(from);
  const edit = calls.findIndex((call) => call.operation === 'dns.records.edit');
  const readBack = calls.findIndex((call, at) => at > edit && call.operation === 'dns.records.list');
  expect(readBack + 1).toBeLessThanOrEqual(10);
});

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

test('while a deploy bakes: it flips back, and the rollback finds its work done', async () => {
  const stage = await openStage();
  const { one, two, deploying } = await whileItBakes(stage);
  const asked = stage.clock.now();
  const back = await stage.rollback();
  const { outcome } = await endOf(deploying);
  expect(told(outcome)).toMatchObject({ result: 'flipped-back', exit: 2 });
  expect(failureOf(outcome).message).toBe('A rollback asked this run to stop.');
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

test('its edit is applied but not answered', async () => {
  const stage = await openStage();
  await twoReleases(stage);
  befall(stage, EDIT, { kind: 'drop-reply', cause: 'timeout', after: 10_000 });
  const { outcome } = await stage.rollback();
  expect(told(outcome)).toMatchObject({ result: 'live', exit: 0, liveColor: 'blue' });
  expect(callsWith(stage, EDIT).filter((call) => call.target.includes('api-blue'))).toHaveLength(1);
});

test('its edit is not applied: nothing moved, no hold stays', async () => {
  const stage = await openStage();
  await twoReleases(stage);
  befall(stage, EDIT, { kind: 'timeout', after: 10_000 });
  const { outcome } = await stage.rollback();
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'green' });
  expect(stage.objects()).toEqual(['ledger.json']);
});

test('its edit is in doubt: a person is told, the hold stays, and the next one finishes it', async () => {
  const stage = await openStage();
  const { one } = await twoReleases(stage);
  await goLive(stage, 'three');
  atCall(stage, EDIT, () => {
    stage.cloud.faults.when((call) => call.operation === 'dns.records.list', { kind: 'server-error' });
  });
  const { outcome } = await stage.rollback();
  expect(told(outcome)).toMatchObject({ result: 'needs-person', exit: 3 });
  stage.cloud.faults.clear();
  const again = await stage.rollback();
  expect(told(again.outcome)).toMatchObject({ exit: 0, liveColor: 'green' });
  expect(again.outcome.release).not.toBe(one.release);
});

test('the release gone back to does not answer either: a person is told', async () => {
  const stage = await openStage();
  await twoReleases(stage);
  stage.cloud.edge.broken.set('blue.elb.example.net', 520);
  const { outcome } = await stage.rollback();
  expect(told(outcome)).toMatchObject({ result: 'needs-person', exit: 3, liveColor: 'blue' });
  expect(failureOf(outcome).usersSeeNow).toContain('served by blue');
});

test('somebody moved the record meanwhile: left as it is', async () => {
  const stage = await openStage();
  await twoReleases(stage);
  atCall(stage, 'PutObject flipgate-shop-production-123456789012/lock.json', () =>
    stage.cloud.zone.point('api.example.com', 'maintenance.example.net'),
  );
  const { outcome } = await stage.rollback();
  expect(told(outcome).result).toBe('refused');
  expect(live(stage)).toBe('maintenance.example.net');
  expect(callsWith(stage, EDIT)).toHaveLength(1);
});
