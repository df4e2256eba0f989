import { expect, test } from 'vitest';
import type { RefusedOperation } from '../../src/model/migration-report.ts';
import type { Program } from '../cloud/ecs/behaviour.ts';
import { deploy, failureOf, goLive, openStage, told } from './acts.ts';
import { goodMigration, guardLine } from './programs.ts';
import type { Build } from './requests.ts';
import type { Stage } from './stage.ts';

const DROP: RefusedOperation = {
  migration: 'orders.0003_drop',
  operation: 'Remove field note from order',
  why: 'it drops the column orders_order.note, which the live code reads',
  instead: 'Release the code that does not use it, and drop it as a contract migration.',
};

/** Ends as the guard's own program does: refused, unless it was told to accept. */
const drops: Program = ({ command }) => {
  const accepted = command.includes('accept');
  const text = guardLine(accepted ? [DROP.migration] : [], { refused: [DROP] });
  return { kind: 'exits', after: 900, code: accepted ? 0 : 93, lines: [{ after: 800, text }] };
};

const ends = (code: number, ...lines: readonly string[]): Program => ({
  ...{ kind: 'exits', after: 900, code },
  lines: lines.map((text) => ({ after: 800, text })),
});

function attempt(stage: Stage, { release }: Build) {
  return stage
    .ledger()
    .releases.findLast((line) => line.release === release)
    ?.migrations.at(-1);
}

test('what the live code would not survive is refused: nothing ran, nothing starts', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two', { migrate: drops });
  const { outcome, log } = await deploy(stage, two);
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  expect(failureOf(outcome).message).toBe(
    `The live code would not survive these migrations, so none was run:\n${DROP.migration}: ${DROP.operation}: ${DROP.why}.`,
  );
  expect(failureOf(outcome).remedy).toBe(
    `${DROP.migration}: ${DROP.instead}\nIf you know that the live code survives it, name this release in \`accept-schema-risk\`: ${two.release}`,
  );
  expect(attempt(stage, two)).toMatchObject({ state: 'failed', exitCode: 93, report: { refused: [DROP] } });
  expect(stage.webTasks('green')).toBe(0);
  expect(log.join('\n')).not.toContain('flipgate-guard:');
});

test('accepted by name it runs; then older code is behind a closed gate', async () => {
  const stage = await openStage();
  const one = await goLive(stage, 'one');
  const two = stage.build('two', { migrate: drops });
  expect(told((await deploy(stage, two, { acceptSchemaRisk: [one.release] })).outcome).result).toBe(
    'refused',
  );
  expect(told((await deploy(stage, two, { acceptSchemaRisk: [two.release] })).outcome).result).toBe('live');
  const { outcome } = await stage.rollback();
  expect(failureOf(outcome).message).toContain('orders.0003_drop of');
});

test('what is let through with a caution is told', async () => {
  const stage = await openStage();
  const line = guardLine(['orders.0002_index'], { cautions: ['writes to orders_order wait'] });
  const { outcome } = await deploy(stage, stage.build('one', { migrate: ends(0, line) }));
  expect(outcome.notices.join('\n')).toContain('writes to orders_order wait');
});

test('a command that cannot be read runs as it is, and says "unguarded"', async () => {
  const stage = await openStage();
  const { outcome } = await deploy(stage, stage.build('one'), { migrateCommand: './migrate.sh --all' });
  expect(told(outcome).result).toBe('live');
  expect(outcome.notices.join('\n')).toContain(
    'The expand migrations run unguarded: ./migrate.sh is no Python program',
  );
  const [task] = stage.cloud.ecs.ran().filter((one) => one.group.startsWith('family:'));
  expect(task?.containers[0]?.command).toEqual(['./migrate.sh', '--all']);
});

test('a Python command that does not migrate by Django says "unguarded" when it has ended', async () => {
  const stage = await openStage();
  const build = stage.build('one', { migrate: ends(0, guardLine([], { guarded: false })) });
  const { log } = await deploy(stage, build);
  expect(log.join('\n')).toContain('expand migrations passed: unguarded');
  expect(attempt(stage, build)?.report?.guarded).toBe(false);
});

test('half way: the error says what is applied and what is not', async () => {
  const stage = await openStage();
  const planned = ['a.1', 'a.2', 'a.3'].map((name) => ({
    name,
    reversible: true,
    atomic: name !== 'a.2',
    phase: 'expand' as const,
  }));
  const build = stage.build('one', { migrate: ends(1, guardLine(['a.1'], { planned })) });
  const { outcome } = await deploy(stage, build);
  expect(failureOf(outcome).message).toContain(
    'Applied: a.1. Not applied: a.2, a.3. Half of it may be applied, because it is not atomic: a.2.',
  );
});

test('a database that another migration holds for too long', async () => {
  const stage = await openStage();
  const { outcome } = await deploy(stage, stage.build('one', { migrate: ends(94) }));
  expect(failureOf(outcome).message).toContain('another migration held the database for too long');
});

test('the same image again: the ledger proves that nothing is pending, and no task is run', async () => {
  const stage = await openStage();
  const one = stage.build('one', { migrate: goodMigration });
  await deploy(stage, one);
  const again = { release: stage.cloud.github.repository.commit('docs only'), image: one.image };
  const { outcome, log } = await deploy(stage, again, { verifyPaths: [] });
  expect(log.join('\n')).toContain(
    `nothing is pending: this image's migrations ran with ${one.release.slice(0, 12)}`,
  );
  expect(stage.migrations(one)).toBe(1);
  expect(attempt(stage, again)).toBeUndefined();
  expect(outcome).toBeDefined();
});

test('the same image with another command, or run unguarded: one task, because nothing is proven', async () => {
  const stage = await openStage();
  const one = stage.build('one');
  await deploy(stage, one);
  const again = { release: stage.cloud.github.repository.commit('other command'), image: one.image };
  await deploy(stage, again, { migrateCommand: 'python manage.py migrate orders' });
  expect(stage.migrations(one)).toBe(2);
});

test('a contract is meant to break older code: the guard only records it', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two', {
    migrate: ({ command }) => {
      if (command.includes('guard')) return goodMigration as { kind: 'cannot-pull'; message: '' };
      const text = guardLine([DROP.migration], { refused: [DROP] });
      return {
        kind: 'exits',
        after: 900,
        code: command.includes('record') ? 0 : 93,
        lines: [{ after: 800, text }],
      };
    },
  });
  await deploy(stage, two, { contractCommand: 'python manage.py migrate' });
  expect(told((await stage.settle({ release: two.release })).outcome)).toMatchObject({ result: 'live' });
  expect(attempt(stage, two)).toMatchObject({ phase: 'contract', report: { applied: [DROP.migration] } });
});
