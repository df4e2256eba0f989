import { Failure } from './failure.ts';
import type { Ledger } from './ledger.ts';
import { deployableReleases } from './ledger.ts';
import type { MigrationAttempt, Release } from './release.ts';
import type { RollbackTarget } from './rollback-target.ts';

/** What a release's migrations did to the database, as far as going back past it is concerned. */
export interface SchemaChange {
  readonly release: string;
  /** `orders.0004_total`; empty when the ledger does not know which. */
  readonly migrations: readonly string[];
}

/** What stands between the database as it is and the code of a release. */
export interface SchemaGate {
  /** Older code does not survive these. */
  readonly forbidding: readonly SchemaChange[];
  /** Older code survives these; they stay. */
  readonly staying: readonly SchemaChange[];
}

/** Whether a contract that runs right now counts: not while somebody is there to wait for, and ask again. */
export type RunningContract = 'counts' | 'is-waited-for';

/**
 * From the ledger alone: what ran since a release was deployed. A release's own migrations never stand in its way, nor
 * do those of a release that was deployed before it and came back by a rollback.
 *
 * @param release  a commit, or `adopted` for what served before the first deploy
 */
export function schemaGate(ledger: Ledger, release: string, running: RunningContract = 'counts'): SchemaGate {
  const floor = placeOf(ledger, release);
  const newer = ledger.releases.filter((line) => placeOf(ledger, line.release) > floor);
  return {
    forbidding: changesOf(
      newer,
      (attempt) => oldCodeFails(attempt) && (running === 'counts' || attempt.state !== 'running'),
    ),
    staying: changesOf(newer, (attempt) => mayHaveRun(attempt) && !oldCodeFails(attempt)),
  };
}

/**
 * @param accepted  releases that a person answers for
 * @throws Failure naming the migrations and the releases that can still be reached
 */
export function passSchemaGate(
  ledger: Ledger,
  target: RollbackTarget,
  accepted: readonly string[],
  running: RunningContract = 'counts',
): void {
  const to = nameOf(target);
  const forbidding = schemaGate(ledger, to, running).forbidding.filter(
    ({ release }) => !accepted.includes(release),
  );
  if (forbidding.length === 0) return;
  const reachable = deployableReleases(ledger).filter(
    (release) => release !== target.from && schemaGate(ledger, release).forbidding.length === 0,
  );
  throw new Failure(
    `${short(to)} cannot run on this database: ${forbidding.map(describeSchemaChange).join('; ')}.`,
    [
      reachable.length === 0
        ? 'No other release can be reached any more: mend what is live by a new deploy.'
        : `Give one of these in \`to\`:\n${reachable.join('\n')}`,
      `If you know that the older code survives it, name in \`accept-schema-risk\`:\n${forbidding.map(({ release }) => release).join('\n')}`,
    ].join('\n'),
  );
}

/** What a rollback leaves in the database, in a sentence; undefined when it leaves nothing. */
export function whatStays(ledger: Ledger, target: RollbackTarget): string | undefined {
  const { staying } = schemaGate(ledger, nameOf(target));
  if (staying.length === 0) return undefined;
  const names = staying.map(({ release, migrations }) =>
    migrations.length === 0 ? `those of ${short(release)}` : `${migrations.join(', ')} of ${short(release)}`,
  );
  return `Expand migrations stay applied: ${names.join('; ')}.`;
}

/** What the gate found for a rollback that it let pass, in a sentence. */
export function schemaVerdict(ledger: Ledger, target: RollbackTarget): string {
  const { forbidding } = schemaGate(ledger, nameOf(target));
  const to = short(nameOf(target));
  if (forbidding.length > 0) {
    return `${forbidding.map(describeSchemaChange).join('; ')}: let pass by \`accept-schema-risk\`.`;
  }
  return `${to} runs on this database. ${whatStays(ledger, target) ?? 'No migration ran since.'}`;
}

function nameOf(target: RollbackTarget): string {
  return target.kind === 'adopted' ? target.kind : target.line.release;
}

/** Where a release's code stands in the order of deploys; a rollback to it does not make it newer. */
function placeOf(ledger: Ledger, release: string): number {
  const own = ledger.releases.filter((line) => line.release === release);
  return (
    (own.findLast((line) => line.kind === 'deploy' && line.state !== 'given-up') ?? own.at(-1))?.number ?? 0
  );
}

/** A contract is what older code does not survive, by its name; an expand only if a person let through what the guard had refused. */
function oldCodeFails(attempt: MigrationAttempt): boolean {
  return mayHaveRun(attempt) && (attempt.phase === 'contract' || (attempt.report?.refused.length ?? 0) > 0);
}

/** Whatever is not known not to have touched the database: a task that failed may have got half way. */
function mayHaveRun({ state, exitCode, report }: MigrationAttempt): boolean {
  if (state === 'failed' && exitCode === null) return false;
  return report?.applied === undefined || report.applied.length > 0;
}

function changesOf(
  lines: readonly Release[],
  counts: (attempt: MigrationAttempt) => boolean,
): readonly SchemaChange[] {
  const names = [...new Set(lines.map((line) => line.release))];
  return names.flatMap((release) => {
    const attempts = lines
      .filter((line) => line.release === release)
      .flatMap((line) => line.migrations)
      .filter(counts);
    if (attempts.length === 0) return [];
    return [{ release, migrations: [...new Set(attempts.flatMap(({ report }) => report?.applied ?? []))] }];
  });
}

/** A clause: what ran, and of which release. */
export function describeSchemaChange({ release, migrations }: SchemaChange): string {
  const what =
    migrations.length === 0 ? 'migrations that older code does not survive' : migrations.join(', ');
  return `${what} of ${short(release)} ran`;
}

function short(release: string): string {
  return release.slice(0, 12);
}
