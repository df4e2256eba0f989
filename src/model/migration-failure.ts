import { Failure } from './failure.ts';
import { LOCKED_CODE, type MigrationReport } from './migration-report.ts';
import type { MigrationPhase, Release } from './release.ts';

/** How a migration's task ended without having passed. */
export interface MigrationEnd {
  readonly verdict: { readonly exitCode?: number | null; readonly reason: string };
  /** The last lines that it wrote, oldest first. */
  readonly lines: readonly string[];
  readonly report?: MigrationReport;
}

/** The guard has refused the plan; nothing ran. */
export function refused({ release }: Pick<Release, 'release'>, report: MigrationReport): Failure {
  return new Failure(
    [
      'The live code would not survive these migrations, so none was run:',
      ...report.refused.map(({ migration, operation, why }) => `${migration}: ${operation}: ${why}.`),
    ].join('\n'),
    [
      ...new Set(report.refused.map(({ migration, instead }) => `${migration}: ${instead}`)),
      `If you know that the live code survives it, name this release in \`accept-schema-risk\`: ${release}`,
    ].join('\n'),
  );
}

/** The command failed by itself, perhaps half way. */
export function failed(phase: MigrationPhase, { verdict, lines, report }: MigrationEnd): Failure {
  if (verdict.exitCode === LOCKED_CODE) {
    return new Failure(
      `The ${phase} migrations were not begun: another migration held the database for too long.`,
      "See what holds it (`SELECT * FROM pg_locks WHERE locktype = 'advisory'`), then run this again.",
      { logLines: lines.slice(-20) },
    );
  }
  const half = notApplied(report).filter((name) =>
    report?.planned.some((one) => one.name === name && !one.atomic),
  );
  return new Failure(
    [
      `The ${phase} migrations failed: ${verdict.reason}.`,
      ...(report?.applied
        ? [`Applied: ${listed(report.applied)}. Not applied: ${listed(notApplied(report))}.`]
        : []),
      ...(half.length > 0 ? [`Half of it may be applied, because it is not atomic: ${listed(half)}.`] : []),
    ].join(' '),
    'Mend the migration and push again; what was applied before it stays applied. Running this again tries once more.',
    { logLines: lines.slice(-20) },
  );
}

/** What a passed phase did, in a few words. */
export function whatRan(report: MigrationReport | undefined): string {
  if (report === undefined) return 'what it ran is not known';
  if (!report.guarded) return 'unguarded, because the command did not migrate by Django';
  if (report.applied === undefined) return 'what it ran is not known';
  return report.applied.length === 0 ? 'nothing was pending' : listed(report.applied);
}

function notApplied(report: MigrationReport | undefined): readonly string[] {
  return (report?.planned ?? []).map(({ name }) => name).filter((name) => !report?.applied?.includes(name));
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : names.join(', ');
}
