import type { Color } from './color.ts';
import type { Hold } from './hold.ts';
import { deployable, deployableReleases, type Ledger } from './ledger.ts';
import { describeSchemaChange, schemaGate } from './schema-gate.ts';

/** What a rollback is asked by whoever reads of it. */
export interface RollbackReport {
  /** Absent when it was refused before it was known what it goes back to. */
  readonly hold?: Pick<Hold, 'from' | 'to' | 'reason' | 'by'>;
  /** Whether the code gone back to runs on the database as it is: a sentence. */
  readonly schema?: string;
  /** Those that could be named in `to`, newest first. */
  readonly releases: readonly ReleaseRow[];
}

/** The same as the steps come to know it; the releases are told from the ledger once nobody waits any more. */
export interface RollbackNotes extends Omit<RollbackReport, 'releases'> {
  readonly ledger: Ledger;
}

export function rollbackReport({ ledger, ...known }: RollbackNotes): RollbackReport {
  return { ...known, releases: releaseRows(ledger) };
}

export interface ReleaseRow {
  readonly release: string;
  /** When it went live last. */
  readonly at?: number;
  readonly color: Color;
  readonly image: string;
  /** What ran since, that its code does not survive; empty where it can be reached. */
  readonly forbidding: readonly string[];
}

/** The releases that have what a rollback needs, and what the database says to each. */
function releaseRows(ledger: Ledger): readonly ReleaseRow[] {
  return deployableReleases(ledger).flatMap((release) => {
    const line = deployable(ledger, release);
    if (!line) return [];
    const { forbidding } = schemaGate(ledger, release);
    return [
      {
        release,
        ...(line.closedAt === undefined ? {} : { at: line.closedAt }),
        color: line.color,
        image: line.image,
        forbidding: forbidding.map(describeSchemaChange),
      },
    ];
  });
}
