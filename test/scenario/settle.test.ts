import { expect, test } from 'vitest';
import { BLUE, begin, endOf, failureOf, GREEN, goLive, killed, live, openStage, told } from './acts.ts';
import { atCall, befall, callsWith } from './calls.ts';
import { rollbackRequest, settleRequest } from './requests.ts';
import type { Stage } from './stage.ts';
import { stepsOf, transcript } from './transcript.ts';
import { pass, watchWeb } from './web.ts';

const HOUR = 3_600_000;

async function twoReleases(stage: Stage, more: Parameters<typeof goLive>[2] = {}) {
  return { one: await goLive(stage, 'one'), two: await goLive(stage, 'two', more) };
}

test('what is due, whole: outputs, log and remote calls', async () => {
  const stage = await openStage();
  await twoReleases(stage, { contractCommand: 'python manage.py migrate' });
  await pass(stage, HOUR);
  const fewest = watchWeb(stage, 'green');
  const played = await stage.settle();
  const { steps: _, startedAt: __, ms: ___, ...outputs } = played.outcome;
  expect(outputs).toMatchSnapshot('outputs');
  expect(played.log.join('\n')).toMatchSnapshot('log');
  expect(transcript(played.calls)).toMatchSnapshot('calls');
  expect([stage.webTasks('blue'), fewest()]).toEqual([0, 2]);
  expect(live(stage)).toBe(GREEN);
  expect(stage.objects()).toEqual(['ledger.json']);
});

test('one that wakes too early does nothing, without the lock', async () => {
  const stage = await openStage();
  await twoReleases(stage);
  await pass(stage, HOUR - 60_000);
  const played = await stage.settle();
  expect(told(played.outcome)).toEqual({ result: 'unchanged', exit: 0, changed: false, liveColor: 'green' });
  expect(played.log.join('\n')).toMatch(/Nothing is due: \w{12} settles from 2026-/);
  expect(callsWith(stage, 'PutObject', stage.clock.now())).toEqual([]);
  expect(stage.webTasks('blue')).toBe(2);
});

test('named, it settles at once', async () => {
  const stage = await openStage();
  const { two } = await twoReleases(stage);
  const { outcome } = await stage.settle({ release: two.release });
  expect(told(outcome)).toMatchObject({ result: 'live', exit: 0 });
  expect(stage.webTasks('blue')).toBe(0);
  expect(stage.ledger().releases.at(-1)?.settledAt).toBeDefined();
});

test('a second time it says that it is done', async () => {
  const stage = await openStage();
  const { two } = await twoReleases(stage);
  await stage.settle({ release: two.release });
  const again = await stage.settle({ release: two.release });
  expect(told(again.outcome)).toMatchObject({ result: 'unchanged', changed: false });
  expect(again.log.join('\n')).toContain('is settled already');
});

test('one that wakes after a rollback: named, it leaves the other release alone', async () => {
  const stage = await openStage();
  const { two } = await twoReleases(stage);
  await stage.rollback();
  const { outcome, log } = await stage.settle({ release: two.release });
  expect(told(outcome)).toMatchObject({ result: 'unchanged', exit: 0, liveColor: 'blue' });
  expect(log.join('\n')).toMatch(/Nothing settled: blue runs \w{12}, not/);
  expect([stage.webTasks('blue'), stage.webTasks('green')]).toEqual([2, 2]);
});

test('one that wakes after a rollback: unnamed, the rollback has a time of its own', async () => {
  const stage = await openStage();
  await twoReleases(stage);
  await pass(stage, HOUR - 60_000);
  await stage.rollback();
  await pass(stage, 120_000);
  expect(told((await stage.settle()).outcome).result).toBe('unchanged');
  await pass(stage, HOUR);
  expect(told((await stage.settle()).outcome).result).toBe('live');
  expect([stage.webTasks('blue'), stage.webTasks('green')]).toEqual([2, 0]);
});

test('a rollback between its look and its lock: looked at again, and left alone', async () => {
  const stage = await openStage();
  const { two } = await twoReleases(stage);
  const playing = stage.start(settleRequest({ release: two.release }));
  befall(stage, 'load_balancers.list', { kind: 'delay', ms: 60_000 });
  await pass(stage, 1_000);
  await stage.rollback();
  const { outcome } = await endOf(playing);
  expect(told(outcome)).toMatchObject({ result: 'unchanged', exit: 0 });
  expect([stage.webTasks('blue'), stage.webTasks('green')]).toEqual([2, 2]);
});

test('a held lock: exit 0, and it says by whom', async () => {
  const stage = await openStage();
  await twoReleases(stage);
  await pass(stage, HOUR);
  const deploying = begin(stage, stage.build('three'));
  await pass(stage, 500);
  const { outcome } = await stage.settle();
  expect(told(outcome)).toMatchObject({ result: 'unchanged', exit: 0, changed: false });
  expect(outcome.notices.join('\n')).toMatch(
    /^Nothing settled: the environment is locked by deploy \w{12} by ada/,
  );
  await endOf(deploying);
});

test('nothing of Flipgate is live', async () => {
  const stage = await openStage();
  const { outcome } = await stage.settle();
  expect(told(outcome)).toMatchObject({ result: 'unchanged', exit: 0 });
});

test('while a rollback is open, it leaves the way back alone', async () => {
  const stage = await openStage();
  await twoReleases(stage);
  await pass(stage, HOUR);
  befall(stage, 'dns.records.edit api.example.com', { kind: 'kill-before' });
  await killed(stage.start(rollbackRequest()));
  const { outcome } = await stage.settle();
  expect(told(outcome).result).not.toBe('live');
  expect(stage.webTasks('blue')).toBe(2);
  expect((await stage.rollback()).outcome.result).toBe('live');
  expect(live(stage)).toBe(BLUE);
});

test('somebody flips by hand right before it empties: not emptied under the users', async () => {
  const stage = await openStage();
  const { two } = await twoReleases(stage);
  let locked = false;
  atCall(stage, 'PutObject flipgate-shop-production-123456789012/lock.json', () => {
    locked = true;
  });
  stage.cloud.faults.when(
    (call) => {
      if (locked && call.operation === 'DescribeServices' && call.target === 'shop-production-blue-web')
        stage.cloud.zone.point('api.example.com', BLUE);
      return false;
    },
    { kind: 'delay', ms: 0 },
  );
  const { outcome } = await stage.settle({ release: two.release });
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  expect(failureOf(outcome).message).toContain('somebody flipped while this run was working');
  expect(stage.webTasks('blue')).toBe(2);
});

test('a dry run settles nothing', async () => {
  const stage = await openStage();
  const { two } = await twoReleases(stage);
  const played = await stage.settle({ release: two.release, dryRun: true });
  expect(told(played.outcome)).toMatchObject({ result: 'unchanged', changed: false });
  expect(stepsOf(played)).toEqual(['look: unchanged']);
  expect(stage.webTasks('blue')).toBe(2);
});
