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
import { befall } from './calls.ts';
import type { Playing } from './played.ts';
import { rollbackRequest, runRequest, settleRequest } from './requests.ts';
import type { Stage } from './stage.ts';
import { stepsOf } from './transcript.ts';
import { pass, scalingOf } from './web.ts';

const EDIT = 'dns.records.edit api.example.com';
const WRITES =
  /PutObject|DeleteObject|UpdateService|Register|RunTask|StopTask|records\.(edit|create|batch|delete)/;

/** The runner ends the main step where it stands, and begins `post:`. */
async function ended(stage: Stage, playing: Playing) {
  playing.process.caller.kill('by the runner');
  await killed(playing);
  return stage.post(playing);
}

/** A second release that serves, and is watched for ten minutes. */
async function baking(stage: Stage): Promise<Playing> {
  const playing = begin(stage, stage.build('two'), { bakeMs: 600_000 });
  while (live(stage) !== GREEN) await pass(stage, 1_000);
  await pass(stage, 20_000);
  return playing;
}

async function expectAsBefore(stage: Stage): Promise<void> {
  expect(live(stage)).toBe(BLUE);
  expect(stage.webTasks('blue')).toBe(2);
  expect(await scalingOf(stage, 'blue')).toEqual({ min: 2, suspended: [] });
  expect(stage.objects()).toEqual(['ledger.json']);
}

test('ended while it waits for the lock: nothing is written, and the one that works goes on', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const first = begin(stage, stage.build('two'), { bakeMs: 60_000 });
  await pass(stage, 5_000);
  const second = begin(stage, stage.build('three'));
  await pass(stage, 5_000);
  const { outcome, calls } = await ended(stage, second);
  expect(told(outcome)).toEqual({ result: 'unchanged', exit: 0, changed: false });
  expect(calls.filter((line) => WRITES.test(line))).toEqual([]);
  expect(told((await endOf(first)).outcome)).toMatchObject({ result: 'live', liveColor: 'green' });
});

test('ended with the lock and nothing else: the lock is given back', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  befall(stage, 'sts GetCallerIdentity', { kind: 'kill-before' });
  const playing = begin(stage, stage.build('two'));
  await killed(playing);
  expect(stage.objects()).toContain('lock.json');
  const { outcome, calls } = await stage.post(playing);
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  expect(failureOf(outcome)).toMatchObject({
    message: 'The runner ended this run before its end.',
    remedy: 'Run this again: it goes on from where things stand.',
  });
  expect(failureOf(outcome).usersSeeNow).toContain('served by blue');
  expect(calls.filter((line) => WRITES.test(line) && !line.includes('lock.json'))).toEqual([]);
  await expectAsBefore(stage);
});

test('ended while the idle colour starts: it is emptied, and the next deploy is a good one', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two');
  const playing = begin(stage, two);
  while (stage.webTasks('green') === 0) await pass(stage, 1_000);
  const played = await ended(stage, playing);
  expect(told(played.outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  expect(stepsOf(played)).toEqual(['lock', 'flip back: unchanged', 'empty']);
  expect(stage.webTasks('green')).toBe(0);
  await expectAsBefore(stage);
  expect(told((await deploy(stage, two)).outcome)).toMatchObject({ result: 'live', liveColor: 'green' });
  expect(stage.migrations(two)).toBe(1);
});

test('ended between hand over and flip: the live colour scales by itself again', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  befall(stage, EDIT, { kind: 'kill-before' });
  const playing = begin(stage, stage.build('two'));
  await killed(playing);
  expect((await scalingOf(stage, 'blue')).suspended).toEqual(['in', 'scheduled']);
  const { outcome, calls } = await stage.post(playing);
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  expect(calls.filter((line) => line.includes('dns.records.edit'))).toEqual([]);
  await expectAsBefore(stage);
});

test('ended by the edit itself, before it heard of it: flipped back', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  befall(stage, EDIT, { kind: 'kill-after' });
  const playing = begin(stage, stage.build('two'));
  await killed(playing);
  expect(live(stage)).toBe(GREEN);
  const { outcome } = await stage.post(playing);
  expect(told(outcome)).toMatchObject({ result: 'flipped-back', exit: 2, liveColor: 'blue' });
  await expectAsBefore(stage);
});

test('ended in bake: flipped back, and it says so', async () => {
  const stage = await openStage();
  const one = await goLive(stage, 'one');
  const played = await ended(stage, await baking(stage));
  expect(told(played.outcome)).toMatchObject({ result: 'flipped-back', exit: 2, changed: true });
  expect(failureOf(played.outcome).usersSeeNow).toBe(
    `api.example.com is served by blue, which runs ${one.release.slice(0, 12)} (2 running).`,
  );
  expect(stepsOf(played)).toEqual(['lock', 'flip back']);
  expect(stage.ledger().releases.at(-1)?.state).toBe('given-up');
  await expectAsBefore(stage);
});

test('ended in the middle of its own flip back: the rest of it is done', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const playing = await baking(stage);
  befall(stage, EDIT, { kind: 'kill-after' });
  playing.cancel();
  await killed(playing);
  const { outcome } = await stage.post(playing);
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  await expectAsBefore(stage);
});

test('ended in the bake of a first deploy: the records that it took over are back', async () => {
  const stage = await openStage();
  stage.cloud.zone.add({ type: 'A', name: 'api.example.com', content: '203.0.113.10', proxied: true });
  const playing = begin(stage, stage.build('one'), { bakeMs: 600_000, adopt: ['203.0.113.10'] });
  while (live(stage) !== BLUE) await pass(stage, 1_000);
  const { outcome } = await ended(stage, playing);
  expect(told(outcome)).toMatchObject({ result: 'flipped-back', exit: 2 });
  expect(live(stage)).toBe('203.0.113.10');
  expect(stage.objects()).toEqual(['ledger.json']);
});

test('somebody has moved the record by hand meanwhile: left as it is, for a person', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const playing = await baking(stage);
  playing.process.caller.kill('by the runner');
  stage.cloud.zone.point('api.example.com', 'status.example.com');
  const { outcome } = await stage.post(playing);
  expect(told(outcome)).toMatchObject({ result: 'needs-person', exit: 3 });
  expect(live(stage)).toBe('status.example.com');
  expect([stage.webTasks('blue'), stage.webTasks('green')]).toEqual([2, 2]);
  expect(stage.objects()).toEqual(['ledger.json']);
});

test('the flip back fails too: a person is told, and the lock is free for the next run', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const playing = await baking(stage);
  befall(stage, EDIT, { kind: 'server-error', status: 503 }, 100);
  const { outcome } = await ended(stage, playing);
  expect(told(outcome)).toMatchObject({ result: 'needs-person', exit: 3, liveColor: 'green' });
  expect(stage.objects()).toEqual(['ledger.json']);
});

test('ended between its record and the end of its lock: the release stays', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  befall(stage, 'DeleteObject', { kind: 'kill-before' });
  const playing = begin(stage, stage.build('two'));
  await killed(playing);
  const { outcome } = await stage.post(playing);
  expect(told(outcome)).toMatchObject({ exit: 1, liveColor: 'green' });
  expect(live(stage)).toBe(GREEN);
  expect([stage.webTasks('blue'), stage.webTasks('green')]).toEqual([2, 2]);
  expect(stage.objects()).toEqual(['ledger.json']);
});

test('already at its end: nothing is written', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const playing = begin(stage, stage.build('two'));
  await endOf(playing);
  const { outcome, calls } = await stage.post(playing);
  expect(told(outcome)).toEqual({ result: 'unchanged', exit: 0, changed: false });
  expect(calls.filter((line) => WRITES.test(line))).toEqual([]);
  expect(live(stage)).toBe(GREEN);
});

test('another run has taken over meanwhile: it is left to it', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const playing = await baking(stage);
  playing.process.caller.kill('by the runner');
  await killed(playing);
  const next = begin(stage, stage.build('three'), { bakeMs: 60_000 });
  await pass(stage, 3_000);
  const { outcome, calls } = await stage.post(playing);
  expect(told(outcome)).toEqual({ result: 'unchanged', exit: 0, changed: false });
  expect(calls.filter((line) => WRITES.test(line))).toEqual([]);
  expect(told((await endOf(next)).outcome)).toMatchObject({ result: 'live' });
});

test.each([
  ['settle', settleRequest(), 'DescribeServices shop-production-blue-web'],
  ['run', runRequest('python manage.py check'), 'DescribeTasks'],
])('a %s: its lock is given back, and traffic left alone', async (_, request, at) => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two', { warmMs: 0 });
  const playing = stage.start(request);
  while (!stage.objects().includes('lock.json')) await pass(stage, 100);
  befall(stage, at, { kind: 'kill-before' });
  await killed(playing);
  const { outcome } = await stage.post(playing);
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'green' });
  expect(live(stage)).toBe(GREEN);
  expect(stage.objects()).toEqual(['ledger.json']);
});

test('a rollback: its lock is given back, its hold stays open, and a person is told to run it again', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  befall(stage, EDIT, { kind: 'kill-after' });
  const playing = stage.start(rollbackRequest());
  await killed(playing);
  const { outcome } = await stage.post(playing);
  expect(told(outcome)).toMatchObject({ result: 'needs-person', exit: 3, liveColor: 'blue' });
  expect(failureOf(outcome).remedy).toBe('Run the rollback again: it finishes what was begun.');
  expect(stage.objects()).toEqual(['ledger.json', 'hold.json']);
  expect(stage.hold()?.open).toBe(true);
  expect(told((await stage.rollback()).outcome)).toMatchObject({ exit: 0, liveColor: 'blue' });
  expect(stage.hold()?.open).toBe(false);
});

test('a rollback, while Cloudflare is down: the lock is given back all the same', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  befall(stage, EDIT, { kind: 'kill-after' });
  const playing = stage.start(rollbackRequest());
  await killed(playing);
  befall(stage, 'cloudflare ', { kind: 'server-error', status: 503 }, 100);
  const { outcome } = await stage.post(playing);
  expect(told(outcome)).toMatchObject({ result: 'needs-person', exit: 3 });
  expect(failureOf(outcome).usersSeeNow).toMatch(
    /^api\.example\.com answers as \w{12}; its record cannot be read, blue runs/,
  );
  expect(stage.objects()).toEqual(['ledger.json', 'hold.json']);
});
