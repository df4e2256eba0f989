import type { CheckoutMigration } from './checkout-migrations.ts';
import type { Ledger } from './ledger.ts';
import type { MigrationPhase, Release } from './release.ts';

/** What the ledger keeps of a migration that a release carries. */
export interface CarriedMigration {
  /** `orders.0004_total`. */
  readonly name: string;
  /** By its file alone; the guard's word in the report of an attempt counts more. */
  readonly phase: MigrationPhase | 'unclassified' | 'unreadable';
  /** Absent where that cannot be told. */
  readonly reversible?: boolean;
}

/** Bounds a line of the ledger. */
const MOST_CARRIED = 200;

/** The newest of each application first, so that what a release adds is never cut off by how old another application is. */
export function carriedMigrations(found: readonly CheckoutMigration[]): readonly CarriedMigration[] {
  const names = new Map(found.map((one) => [one.name, one]));
  const byName = [...names.values()].toSorted((one, other) => (one.name < other.name ? 1 : -1));
  const seen = new Map<string, number>();
  const ranked = byName.map((migration) => {
    const application = applicationOf(migration.name);
    const rank = seen.get(application) ?? 0;
    seen.set(application, rank + 1);
    return { migration, rank };
  });
  return ranked
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, MOST_CARRIED)
    .map(({ migration }) => carried(migration));
}

/**
 * What a commit brings to the database: neither carried by the live release nor applied by any that the ledger knows.
 * A squashed migration brings nothing where all that it replaces is there. Unknown where nothing is known of the live
 * release's own.
 */
export function migrationsBrought(
  found: readonly CheckoutMigration[],
  live: Release | undefined,
  ledger: Ledger,
): readonly CarriedMigration[] | 'unknown' {
  if (live?.carries === undefined) return 'unknown';
  const there = new Set([...live.carries.map(({ name }) => name), ...everApplied(ledger)]);
  const isThere = (one: CheckoutMigration) =>
    there.has(one.name) ||
    (one.kind === 'read' && one.replaces.length > 0 && one.replaces.every((name) => there.has(name)));
  const missing = new Set(found.filter((one) => !isThere(one)).map(({ name }) => name));
  return carriedMigrations(found).filter(({ name }) => missing.has(name));
}

function everApplied({ releases }: Ledger): readonly string[] {
  return releases.flatMap(({ migrations }) => migrations).flatMap(({ report }) => report?.applied ?? []);
}

function carried(migration: CheckoutMigration): CarriedMigration {
  const { name } = migration;
  if (migration.kind === 'unreadable') return { name, phase: 'unreadable' };
  const { phase, reversible } = migration;
  return { name, phase, ...(reversible === 'unknown' ? {} : { reversible }) };
}

function applicationOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}
