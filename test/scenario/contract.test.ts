import { expect, test } from 'vitest';
import type { Program } from '../cloud/ecs/behaviour.ts';
import { deploy, endOf, failureOf, goLive, openStage, told } from './acts.ts';
import { callsWith } from './calls.ts';
import { goodMigration, guardLine } from './programs.ts';
import { settleRequest } from './requests.ts';
import { pass } from './web.ts';

test('a contract that fails leaves the release unsettled; the next settle tries it again', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two', {
    migrate: ({ command, nth }) =>
      command.includes('contract') && nth === 2
        ? { kind: 'exits', after: 500, code: 1, lines: [{ after: 50, text: 'cannot drop column' }] }
        : { kind: 'exits', after: 500, code: 0 },
  });
  await deploy(stage, two, { contractCommand: 'python manage.py contract' });
  const failed = await stage.settle({ release: two.release });
  expect(told(failed.outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'green' });
  expect(failureOf(failed.outcome).logLines).toEqual(['cannot drop column']);
  expect(stage.ledger().releases.at(-1)?.settledAt).toBeUndefined();
  expect(stage.webTasks('blue')).toBe(0);
  expect(told((await stage.settle({ release: two.release })).outcome).result).toBe('live');
  expect(
    stage
      .ledger()
      .releases.at(-1)
      ?.migrations.map(({ phase, state }) => `${phase} ${state}`),
  ).toEqual(['expand passed', 'contract failed', 'contract passed']);
});

test('a later deploy reports a contract that fails, and goes on', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two', {
    migrate: ({ nth }) =>
      nth === 2
        ? { kind: 'exits', after: 500, code: 1 }
        : (goodMigration as { kind: 'cannot-pull'; message: '' }),
  });
  await deploy(stage, two, { contractCommand: 'python manage.py contract' });
  const { outcome } = await deploy(stage, stage.build('three'));
  expect(told(outcome)).toMatchObject({ result: 'live' });
  expect(outcome.notices.join('\n')).toMatch(/contract migrations of \w{12} failed/);
});

test.each([{}, { inPlace: true }])(
  'a stop request %o lets a contract end, and the settle with it; then the gate is asked again',
  async (more) => {
    const stage = await openStage();
    await goLive(stage, 'one');
    const two = stage.build('two', {
      migrate: ({ nth }) => ({ kind: 'exits', after: nth === 2 ? 60_000 : 500, code: 0 }),
    });
    await deploy(stage, two, { contractCommand: 'python manage.py contract' });
    const settling = stage.start(settleRequest({ release: two.release }));
    while (callsWith(stage, 'RunTask').length < 3) await pass(stage, 1_000);
    const back = stage.rollback(more);
    await endOf(settling);
    expect(callsWith(stage, 'StopTask')).toEqual([]);
    expect(stage.ledger().releases[1]?.migrations.at(-1)).toMatchObject({
      phase: 'contract',
      state: 'passed',
    });
    const { outcome } = await back;
    expect(told(outcome)).toMatchObject({ result: 'refused', liveColor: 'green' });
    expect(failureOf(outcome).message).toContain('cannot run on this database');
    expect(stage.objects()).toEqual(['ledger.json']);
  },
);

/** What PostgreSQL says of a lock that it did not give in time; `times` runs of the contract meet it. */
function lockedFor(times: number): Program {
  const attempt = { kind: 'exits', after: 500 } as const;
  return ({ command, nth }) =>
    command.includes('contract') && nth <= 1 + times
      ? {
          ...attempt,
          code: 1,
          lines: [
            { after: 50, text: 'psycopg.errors.LockNotAvailable: canceling statement due to lock timeout' },
            { after: 60, text: guardLine([]) },
          ],
        }
      : { ...attempt, code: 0 };
}

test('a contract waits no longer for its lock than the deploy said, and is tried again as often', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two', { migrate: lockedFor(2) });
  await deploy(stage, two, {
    contractCommand: 'python manage.py contract',
    ...{ migrateLockTimeoutMs: 3_000, migrateStatementTimeoutMs: 60_000, migrateRetries: 2 },
  });
  const { outcome } = await stage.settle({ release: two.release });
  expect(told(outcome)).toMatchObject({ result: 'live', exit: 0 });
  const contracts = stage.cloud.ecs
    .ran()
    .flatMap(({ containers }) => containers)
    .filter(({ command }) => command?.includes('contract'));
  expect(contracts.map(({ environment }) => environment['PGOPTIONS'])).toEqual(
    Array.from({ length: 3 }, () => '-c lock_timeout=3000 -c statement_timeout=60000'),
  );
});

test('a stop request that comes between two attempts of a contract waits for neither', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two', { migrate: lockedFor(50) });
  await deploy(stage, two, { contractCommand: 'python manage.py contract', migrateRetries: 50 });
  const settling = stage.start(settleRequest({ release: two.release }));
  while (callsWith(stage, 'RunTask').length < 4) await pass(stage, 1_000);
  const back = stage.rollback();
  const askedAt = stage.clock.now();
  const { outcome } = await endOf(settling);
  expect(failureOf(outcome).message).toBe('A rollback asked this run to stop. Its reason: orders fail');
  expect(stage.clock.now() - askedAt).toBeLessThan(30_000);
  expect(callsWith(stage, 'StopTask')).toEqual([]);
  expect(told((await back).outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
});
