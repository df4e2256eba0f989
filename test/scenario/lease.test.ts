import { expect, test } from 'vitest';
import type { LockHolder } from '../../src/model/lock.ts';
import { BLUE, begin, deploy, endOf, failureOf, GREEN, goLive, live, openStage, told } from './acts.ts';
import { befall, callsWith } from './calls.ts';
import type { Playing } from './played.ts';
import { goodWeb } from './programs.ts';
import { BUCKET, type Stage } from './stage.ts';
import { pass } from './web.ts';

/** Somebody's lock, whoever had it before. */
function giveLock(stage: Stage, holder: LockHolder): void {
  const body = Buffer.from(JSON.stringify(holder));
  stage.cloud.s3.create(BUCKET).put('lock.json', { body, headers: {} }, { kind: 'none' }, stage.clock.now());
}

const LOCK = 'PutObject flipgate-shop-production-123456789012/lock.json';
const WRITES = /UpdateService|RegisterScalableTarget|RunTask|ledger\.json|records\.(edit|create|batch)/;

/** What a run wrote after a moment, its lock apart. */
function writesOf(stage: Stage, { process }: Playing, since: number): readonly string[] {
  return stage.cloud.recording.calls
    .filter((call) => call.caller === process.caller.name && call.at > since)
    .filter((call) => WRITES.test(`${call.operation} ${call.target}`) && !call.operation.startsWith('Get'))
    .map((call) => `${call.operation} ${call.target}`);
}

test.each([
  ['is not answered', { kind: 'timeout', after: 30_000 }],
  ['hangs', { kind: 'delay', ms: 900_000 }],
] as const)('a renewal that %s for longer than the lease: nothing is written any more', async (_, fault) => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two');
  stage.cloud.ecs.image(two.image, {
    web: { ...(goodWeb(two.release) as object), kind: 'runs', startsAfter: 240_000 },
    migrate: { kind: 'exits', after: 500, code: 0 },
  });
  const playing = begin(stage, two);
  while (callsWith(stage, 'UpdateService shop-production-green').length === 0) await pass(stage, 1_000);
  befall(stage, LOCK, fault, 100);
  const from = stage.clock.now();
  const { outcome } = await endOf(playing);
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1 });
  expect(failureOf(outcome).message).toMatch(/^The lock of the environment was lost/);
  expect(writesOf(stage, playing, from + 91_000)).toEqual([]);
  expect(live(stage)).toBe(BLUE);
});

test('S3 answers too late: a lease that has run out meanwhile begins no edit', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const playing = begin(stage, stage.build('two'));
  while (callsWith(stage, 'edge probe api-green').length === 0) await pass(stage, 100);
  // The ledger's write before the edit takes longer than the lease, and so do the renewals.
  befall(stage, 'PutObject', { kind: 'delay', ms: 120_000 }, 50);
  const { outcome } = await endOf(playing);
  expect(outcome.result).not.toBe('live');
  expect(callsWith(stage, 'dns.records.edit')).toEqual([]);
  expect(live(stage)).toBe(BLUE);
});

test('somebody takes the lock away: the run stops before its next write, and leaves the other one be', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const playing = begin(stage, stage.build('two'));
  while (callsWith(stage, 'UpdateService shop-production-green').length === 0) await pass(stage, 1_000);
  const from = stage.clock.now();
  giveLock(stage, { owner: 'somebody', command: 'deploy', attempt: 1, startedAt: from, renewals: 0 });
  const { outcome } = await endOf(playing);
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1 });
  expect(failureOf(outcome).message).toMatch(/^The lock of the environment was lost/);
  expect(writesOf(stage, playing, from + 12_000)).toEqual([]);
  expect(stage.objects()).toContain('lock.json');
});

test('lost while it bakes: not flipped back by a run that holds nothing, and a person is told', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two');
  const playing = begin(stage, two, { bakeMs: 120_000 });
  while (live(stage) !== GREEN) await pass(stage, 1_000);
  giveLock(stage, { owner: 'somebody', command: 'settle', attempt: 1, startedAt: 0, renewals: 0 });
  const { outcome } = await endOf(playing);
  expect(told(outcome)).toMatchObject({ result: 'needs-person', exit: 3, liveColor: 'green' });
  await pass(stage, 120_000);
  expect(told((await deploy(stage, two)).outcome)).toMatchObject({ result: 'live', liveColor: 'green' });
});

test('the answer to taking the lock is lost: the run knows its own echo', async () => {
  const stage = await openStage();
  befall(stage, LOCK, { kind: 'drop-reply', cause: 'reset' });
  const played = await deploy(stage, stage.build('one'));
  expect(told(played.outcome).result).toBe('live');
  expect(played.outcome.steps[0]?.ms).toBeLessThan(5_000);
});

test('the answer to the ledger is lost: written once, and gone on with', async () => {
  const stage = await openStage();
  befall(stage, 'PutObject flipgate-shop-production-123456789012/ledger.json', {
    kind: 'drop-reply',
    cause: 'reset',
  });
  await goLive(stage, 'one');
  expect(stage.ledger().releases).toHaveLength(1);
});

test('a lock that cannot be given back is left to run out, and the result stands', async () => {
  const stage = await openStage();
  befall(stage, 'DeleteObject', { kind: 'server-error' }, 50);
  const played = await deploy(stage, stage.build('one'));
  expect(told(played.outcome)).toMatchObject({ result: 'live', exit: 0 });
  expect(played.log.join('\n')).toContain('warning: The lock could not be removed');
  stage.cloud.faults.clear();
  await goLive(stage, 'two');
});
