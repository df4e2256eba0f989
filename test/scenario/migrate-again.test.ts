import { expect, test } from 'vitest';
import type { Program } from '../cloud/ecs/behaviour.ts';
import { BLUE, begin, deploy, endOf, failureOf, goLive, killed, live, openStage, told } from './acts.ts';
import { befall, callsWith } from './calls.ts';
import { goodMigration } from './programs.ts';
import type { Build } from './requests.ts';
import type { Stage } from './stage.ts';
import { pass } from './web.ts';

/** Every phase's attempts of a release, as the ledger keeps them. */
function attempts(stage: Stage, { release }: Build) {
  return stage
    .ledger()
    .releases.filter((line) => line.release === release)
    .flatMap((line) => line.migrations)
    .map(({ number, state, exitCode }) => [number, state, exitCode]);
}

test('killed while it migrates: the next run takes up the same task', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two');
  befall(stage, 'DescribeTasks', { kind: 'kill-after' });
  await killed(begin(stage, two));
  expect(told((await deploy(stage, two)).outcome).result).toBe('live');
  expect(stage.migrations(two)).toBe(1);
  expect(attempts(stage, two)).toEqual([[1, 'passed', 0]]);
});

test('killed between the ledger and RunTask: it runs once, under the same number', async () => {
  const stage = await openStage();
  const one = stage.build('one');
  befall(stage, 'RunTask', { kind: 'kill-before' });
  await killed(begin(stage, one));
  expect(attempts(stage, one)).toEqual([[1, 'running', undefined]]);
  expect(told((await deploy(stage, one)).outcome).result).toBe('live');
  expect(attempts(stage, one)).toEqual([[1, 'passed', 0]]);
});

test('cancelled before anything is applied: the task is stopped, and the next run makes a new attempt', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const slow: Program = { kind: 'exits', after: 600_000, code: 0, onTerm: { after: 500, code: 143 } };
  const two = stage.build('two', {
    migrate: ({ nth }) => (nth === 1 ? slow : (goodMigration as typeof slow)),
  });
  const playing = begin(stage, two);
  while (callsWith(stage, 'RunTask').length < 2) await pass(stage, 1_000);
  await pass(stage, 30_000);
  playing.cancel();
  const { outcome } = await endOf(playing);
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  expect(failureOf(outcome)).toMatchObject({ step: 'migrate', message: 'The run was cancelled.' });
  expect(failureOf(outcome).usersSeeNow).toContain('served by blue');
  expect(callsWith(stage, 'StopTask')).toHaveLength(1);
  expect(live(stage)).toBe(BLUE);
  await pass(stage, 60_000);

  expect(told((await deploy(stage, two)).outcome).result).toBe('live');
  expect(attempts(stage, two)).toMatchObject([
    [1, 'failed', 143],
    [2, 'passed', 0],
  ]);
});

test('a task that ends well because it was told to stop has not migrated', async () => {
  const stage = await openStage();
  const polite: Program = { kind: 'exits', after: 600_000, code: 0, onTerm: { after: 100, code: 0 } };
  const one = stage.build('one', {
    migrate: ({ nth }) => (nth === 1 ? polite : (goodMigration as typeof polite)),
  });
  const playing = begin(stage, one);
  while (callsWith(stage, 'RunTask').length < 1) await pass(stage, 1_000);
  await pass(stage, 30_000);
  playing.cancel();
  await endOf(playing);
  await pass(stage, 60_000);
  expect(told((await deploy(stage, one)).outcome).result).toBe('live');
  expect(attempts(stage, one)).toMatchObject([
    [1, 'failed', 0],
    [2, 'passed', 0],
  ]);
});

test('cancelled in the middle of a migration: its task is left to finish, and the next run takes it up', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two', {
    migrate: {
      kind: 'exits',
      after: 120_000,
      code: 0,
      lines: [
        { after: 100, text: '  Applying orders.0002_total...' },
        { after: 119_000, text: ' OK' },
      ],
    },
  });
  const playing = begin(stage, two);
  while (callsWith(stage, 'RunTask').length < 2) await pass(stage, 1_000);
  await pass(stage, 40_000);
  playing.cancel();
  const { outcome } = await endOf(playing);
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1 });
  expect(outcome.notices.join('\n')).toMatch(
    /orders\.0002_total was being applied; its task is left to finish/,
  );
  expect(callsWith(stage, 'StopTask')).toEqual([]);
  expect(told((await deploy(stage, two)).outcome).result).toBe('live');
  expect(stage.migrations(two)).toBe(1);
});

test('the time limit stops the task too', async () => {
  const stage = await openStage();
  const one = stage.build('one', { migrate: { kind: 'exits', after: 3_600_000, code: 0 } });
  const { outcome } = await deploy(stage, one, { timeoutMs: 300_000 });
  expect(failureOf(outcome)).toMatchObject({
    step: 'migrate',
    message: 'The time given by `timeout` is over.',
  });
  expect(callsWith(stage, 'StopTask')).toHaveLength(1);
});

test('a lock that PostgreSQL does not give is asked for again, so often and no more', async () => {
  const stage = await openStage();
  const locked: Program = {
    kind: 'exits',
    after: 500,
    code: 1,
    lines: [
      { after: 100, text: 'django.db.utils.OperationalError: canceling statement due to lock timeout' },
    ],
  };
  const one = stage.build('one', {
    migrate: ({ nth }) => (nth < 3 ? locked : (goodMigration as typeof locked)),
  });
  expect(told((await deploy(stage, one)).outcome).result).toBe('live');
  expect(attempts(stage, one).map(([, state]) => state)).toEqual(['failed', 'failed', 'passed']);

  const two = stage.build('two', { migrate: locked });
  const { outcome } = await deploy(stage, two, { migrateRetries: 1 });
  expect(told(outcome).result).toBe('refused');
  expect(stage.migrations(two)).toBe(2);
});
