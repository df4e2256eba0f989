import { type MigrationReport, REPORT_MARK } from '../../src/model/migration-report.ts';
import type { Program } from '../cloud/ecs/behaviour.ts';

/** What a good release's web does: answers its health path with its release, and everything else with 200. */
export function goodWeb(release: string): Program {
  return {
    kind: 'runs',
    answer: (request) => ({
      status: 200,
      headers: { 'x-release': release },
      body: request.url.startsWith('/healthz') ? 'ok' : 'orders',
    }),
  };
}

/** What the guard says at the end of a migration's task. */
export function guardLine(applied: readonly string[], more: Partial<MigrationReport> = {}): string {
  const planned = applied.map((name) => ({ name, reversible: true, atomic: true, phase: 'expand' as const }));
  const report: MigrationReport = { guarded: true, planned, refused: [], cautions: [], applied, ...more };
  return `${REPORT_MARK}${JSON.stringify(report)}`;
}

export const goodMigration: Program = {
  kind: 'exits',
  after: 1_500,
  code: 0,
  lines: [
    { after: 200, text: 'Running migrations:' },
    { after: 600, text: '  Applying orders.0002_total... OK' },
    { after: 700, text: guardLine(['orders.0002_total']) },
  ],
};

/** A worker or a beat: it runs, and takes a little time to end. */
export const goodBackground: Program = { kind: 'runs', onTerm: { after: 3_000, code: 0 } };
