import { expect, test } from 'vitest';
import type { CheckoutMigration } from '../../src/model/checkout-migrations.ts';
import { deploy, goLive, openStage, told } from './acts.ts';
import type { Stage } from './stage.ts';

function file(name: string, more: Partial<CheckoutMigration> = {}): CheckoutMigration {
  const read = {
    kind: 'read',
    name,
    dependencies: [],
    replaces: [],
    atomic: true,
    operations: [],
    sql: [],
  } as const;
  return { ...read, phase: 'expand', reversible: true, ...more } as CheckoutMigration;
}

/** Deploys a commit whose checkout holds these files. @returns the lines of its log that speak of them. */
async function deployWith(stage: Stage, message: string, migrations: readonly CheckoutMigration[]) {
  const build = stage.build(message);
  stage.checkouts.set(build.release, { kind: 'known', migrations });
  const { outcome, log } = await deploy(stage, build);
  expect(told(outcome)).toMatchObject({ result: 'live' });
  return log.filter((line) => /^(brings|carries|which migrations) /.test(line));
}

test('what a release carries is in its line, and what it brings in the log', async () => {
  const stage = await openStage();
  const [one, two] = [file('orders.0001_initial'), file('orders.0003_item')];
  expect(await deployWith(stage, 'one', [one, two])).toEqual([
    'carries 2 migrations; which of them are new is not known',
  ]);
  const three = file('orders.0004_drop', { phase: 'contract', reversible: 'unknown' });
  expect(await deployWith(stage, 'two', [one, two, three])).toEqual([
    'brings 1 migration: orders.0004_drop (contract)',
  ]);
  expect(stage.ledger().releases.at(-1)?.carries).toEqual([
    { name: 'orders.0004_drop', phase: 'contract' },
    { name: 'orders.0003_item', phase: 'expand', reversible: true },
    { name: 'orders.0001_initial', phase: 'expand', reversible: true },
  ]);
  // The guard has reported orders.0002_total as applied.
  expect(await deployWith(stage, 'three', [one, file('orders.0002_total'), two, three])).toEqual([
    'brings no migrations',
  ]);
});

test('a rollback brings the line back with what it carries', async () => {
  const stage = await openStage();
  await deployWith(stage, 'one', [file('orders.0001_initial')]);
  await goLive(stage, 'two');
  await stage.rollback();
  expect(stage.ledger().releases.at(-1)).toMatchObject({
    kind: 'rollback',
    carries: [{ name: 'orders.0001_initial' }],
  });
});

test('without a checkout nothing is known, which is said and stops nobody', async () => {
  const stage = await openStage();
  const { outcome, log } = await deploy(stage, stage.build('one'));
  expect(told(outcome)).toMatchObject({ result: 'live', exit: 0 });
  expect(log).toContain('which migrations it carries is not known: the job has no checkout in its workspace');
  expect(stage.ledger().releases.at(-1)).not.toHaveProperty('carries');
});
