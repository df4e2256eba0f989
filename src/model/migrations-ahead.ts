import { migrationsBrought } from './carried-migrations.ts';
import type { CheckoutMigration, CheckoutMigrations } from './checkout-migrations.ts';
import type { Ledger } from './ledger.ts';
import type { GuardVerdict, MigrationsOnMerge, PendingMigration } from './picture.ts';
import type { Release } from './release.ts';

/** What stands in the way of others while an operation runs, by the operation's name. */
const LOCK_RISKS: Readonly<Record<string, string>> = {
  AddIndex: 'writes to its table wait while the index is built',
  AddConstraint: 'writes to its table wait while every row is checked',
  AlterField: 'its table may be read or rewritten under a lock',
  AlterUniqueTogether: 'writes to its table wait while every row is checked',
  RunPython: 'whatever it updates is locked until it ends',
  RunSQL: 'whatever it updates is locked until it ends',
};

/**
 * What the database is to expect of a merge, by the files of the checkout alone.
 *
 * @param unguarded  why the guard cannot read the deploy's command, where it cannot
 */
export function migrationsAhead(
  found: CheckoutMigrations,
  live: Release | undefined,
  ledger: Ledger,
  unguarded?: string,
): MigrationsOnMerge {
  if (found.kind === 'unknown') return found;
  const brought = migrationsBrought(found.migrations, live, ledger);
  if (brought === 'unknown') {
    const why =
      live === undefined
        ? `nothing is live; the checkout carries ${found.migrations.length}`
        : 'the live release was recorded without its own';
    return { kind: 'unknown', why };
  }
  const byName = new Map(found.migrations.map((one) => [one.name, one]));
  return allOf(
    brought.map(({ name }) => pending(byName.get(name) ?? { kind: 'unreadable', name, why: '' }, unguarded)),
  );
}

/** What a pull request's files bring that its base's do not have: what the database has run is nobody's to ask. */
export function migrationsBeyond(found: CheckoutMigrations, base: CheckoutMigrations): MigrationsOnMerge {
  if (found.kind === 'unknown') return found;
  if (base.kind === 'unknown')
    return { kind: 'unknown', why: `${base.why}; the checkout carries ${found.migrations.length}` };
  const known = new Set(base.migrations.map(({ name }) => name));
  return allOf(found.migrations.filter(({ name }) => !known.has(name)).map((one) => pending(one, undefined)));
}

function allOf(migrations: readonly PendingMigration[]): MigrationsOnMerge {
  return migrations.length === 0 ? { kind: 'none' } : { kind: 'pending', migrations };
}

function pending(migration: CheckoutMigration, unguarded: string | undefined): PendingMigration {
  const { name } = migration;
  if (migration.kind === 'unreadable') {
    const guard = { kind: 'not judged', why: `its file cannot be read: ${migration.why}` } as const;
    return { name, phase: 'contract', operations: [], guard };
  }
  const { operations, phase, sql } = migration;
  const risks = [...new Set(operations.flatMap((one) => LOCK_RISKS[one.split(' ')[0] ?? ''] ?? []))];
  return {
    name,
    phase: phase === 'expand' ? 'expand' : 'contract',
    operations,
    guard:
      unguarded === undefined
        ? verdict(phase)
        : { kind: 'not judged', why: `it runs unguarded: ${unguarded}` },
    ...(risks.length === 0 ? {} : { lockRisk: risks.join('; ') }),
    ...(sql.length === 0 ? {} : { sql }),
  };
}

/** The files alone are never surer than the guard, which asks the database too. */
function verdict(phase: 'expand' | 'contract' | 'unclassified'): GuardVerdict {
  switch (phase) {
    case 'expand':
      return { kind: 'survives', cautions: [] };
    case 'contract':
      return {
        kind: 'refused',
        why: 'by its file the live code would not survive it',
        instead: 'run it as `contract-command`, when the old colour is gone',
      };
    case 'unclassified':
      return { kind: 'not judged', why: 'its file does not tell; the guard judges it before anything runs' };
  }
}
