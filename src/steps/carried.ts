import { type CarriedMigration, carriedMigrations, migrationsBrought } from '../model/carried-migrations.ts';
import type { Release } from '../model/release.ts';
import type { Ground } from './ground.ts';

const MOST_TOLD = 20;

/** What the release carries, for its line in the ledger, and in a line of the log what of it is new. */
export async function carried(
  { world, book }: Ground,
  release: string,
  live: Release | undefined,
): Promise<Pick<Release, 'carries'>> {
  const found = await world.checkout.migrations(release);
  if (found.kind === 'unknown') {
    world.log.line(`which migrations it carries is not known: ${found.why}`);
    return {};
  }
  const carries = carriedMigrations(found.migrations);
  const brought = migrationsBrought(found.migrations, live, book.current);
  world.log.line(
    brought === 'unknown'
      ? `carries ${counted(found.migrations)}; which of them are new is not known`
      : `brings ${counted(brought)}${listed(brought)}`,
  );
  return { carries };
}

function counted({ length }: readonly unknown[]): string {
  return length === 1 ? '1 migration' : `${length === 0 ? 'no' : length} migrations`;
}

function listed(brought: readonly CarriedMigration[]): string {
  const told = brought.slice(0, MOST_TOLD).map(({ name, phase }) => `${name} (${phase})`);
  if (brought.length > MOST_TOLD) told.push(`and ${brought.length - MOST_TOLD} more`);
  return told.length === 0 ? '' : `: ${told.join(', ')}`;
}
