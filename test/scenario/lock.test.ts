import { expect, test } from 'vitest';
import {
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
  stepsOf,
  told,
} from './acts.ts';
import { goodWeb, type Playing, type Stage } from './stage.ts';

const LOCK = 'PutObject flipgate-shop-production-123456789012/lock.json';
const WRITES = /UpdateService|RegisterScalableTarget|RunTask|ledger\.json|records\.(edit|create|batch)/;

/** What a run wrote after a moment, its lock apart. */
function writesOf(stage: Stage, { process }: Playing, since: number): readonly string[] {
  return stage.cloud.recording.calls
    .filter((call) => call.caller === process.caller.name && call.at > since)
    .filter((call) => WRITES.test(`${call.operation} ${call.target}`) && !call.operation.startsWith('Get'))
    .map((call) => `${call.operation} ${call.target}`);
}

/** A run that was killed while it held the lock, and what GitHub says of it. */
async function killedDeploy(stage: Stage, status: 'completed' | 'in_progress') {
  const playing = begin(stage, stage.build('dead'));
  await pass(stage, 12_000);
  playing.process.caller.kill('by the test');
  await killed(playing);
  stage.cloud.github.repository.run(Number(playing.runId), status);
}

test('two deployers at once: one after the other, and the older one gives way', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two');
  const first = begin(stage, two);
  await pass(stage, 3_000);
  const three = stage.build('three');
  const second = begin(stage, three);
  const [a, b] = [await endOf(first), await endOf(second)];
  expect([a.outcome.result, b.outcome.result]).toEqual(['live', 'live']);
  expect(b.log.join('\n')).toContain(`waiting for deploy ${two.release.slice(0, 12)} by ada`);
  expect(live(stage)).toBe(BLUE);
  const lines = stage.ledger().releases;
  expect(lines.map((line) => line.state)).toEqual(['closed', 'closed', 'closed']);
  expect((lines[2]?.openedAt ?? 0) - (lines[1]?.closedAt ?? 0)).toBeGreaterThan(0);
});

test('two at the same instant: one of them waits', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two');
  const both = [begin(stage, two), begin(stage, two)];
  const ends = await Promise.all(both.map(endOf));
  expect(ends.map(({ outcome }) => outcome.result).sort()).toEqual(['live', 'unchanged']);
  expect(stage.migrations(two)).toBe(1);
});

test('who waits longer than its time limit is refused, and told for whom', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const first = begin(stage, stage.build('two'), { bakeMs: 600_000 });
  await pass(stage, 3_000);
  const { outcome } = await deploy(stage, stage.build('three'), { timeoutMs: 60_000 });
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, changed: false });
  expect(failureOf(outcome)).toMatchObject({ step: 'lock' });
  expect(failureOf(outcome).message).toMatch(/^The environment is locked by deploy \w{12} by ada \(https:/);
  expect(told((await endOf(first)).outcome).result).toBe('live');
});

test('a lock whose run GitHub reports as finished is taken at once', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await killedDeploy(stage, 'completed');
  const played = await deploy(stage, stage.build('next'));
  expect(told(played.outcome).result).toBe('live');
  expect(played.log.join('\n')).toContain('took over the lock that deploy');
  expect(played.outcome.steps[0]?.ms).toBeLessThan(1_000);
});

test('a lock whose run is not finished is waited for, until its lease has run out', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await killedDeploy(stage, 'in_progress');
  const played = await deploy(stage, stage.build('next'));
  expect(told(played.outcome).result).toBe('live');
  expect(played.outcome.steps[0]?.ms).toBeGreaterThan(60_000);
  expect(played.outcome.steps[0]?.ms).toBeLessThan(100_000);
});

test('GitHub does not answer: the lease decides', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await killedDeploy(stage, 'completed');
  const next = stage.build('next');
  stage.cloud.github.down = true;
  const played = await deploy(stage, next);
  expect(played.outcome.steps[0]?.ms).toBeGreaterThan(60_000);
});

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
  stage.giveLock({ owner: 'somebody', command: 'deploy', attempt: 1, startedAt: from, renewals: 0 });
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
  stage.giveLock({ owner: 'somebody', command: 'settle', attempt: 1, startedAt: 0, renewals: 0 });
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

test('a deploy that begins while the previous colour is warm, and one that is killed in its settle', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  const three = stage.build('three');
  befall(stage, 'UpdateService shop-production-blue-web desired=0', { kind: 'kill-after' });
  await killed(begin(stage, three));
  expect(live(stage)).toBe(GREEN);
  const again = await deploy(stage, three);
  expect(told(again.outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
  expect(stepsOf(again)).toContain('settle');
  expect(stage.webTasks('green')).toBe(2);
});
