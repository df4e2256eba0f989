import { fieldsOf, isListOf, isText } from './json-fields.ts';
import type { MigrationPhase } from './release.ts';

/** An operation that the live code would not survive. */
export interface RefusedOperation {
  /** `orders.0004_total`. */
  readonly migration: string;
  /** `Remove field note from order`. */
  readonly operation: string;
  readonly why: string;
  /** The same in two phases. */
  readonly instead: string;
}

export interface PlannedMigration {
  readonly name: string;
  readonly reversible: boolean;
  /** Whole or not at all, by a transaction of its own. */
  readonly atomic: boolean;
  /** `contract` when the live code would not survive it, let through or not, and when its author wants it to wait. */
  readonly phase: MigrationPhase;
  /** By django-syzygy's stages, where the project has them. */
  readonly stage?: 'pre-deploy' | 'post-deploy';
}

/** What the guard said from inside a migration's task. */
export interface MigrationReport {
  /** Whether the command migrated by Django's own executor, where alone its plan can be read. */
  readonly guarded: boolean;
  readonly planned: readonly PlannedMigration[];
  readonly refused: readonly RefusedOperation[];
  /** What the live code survives, and somebody ought to know. */
  readonly cautions: readonly string[];
  /** In the database when the command ended; undefined when that could not be read. */
  readonly applied?: readonly string[];
}

/** Begins a line that is for the action, not for people. */
export const REPORT_MARK = 'flipgate-guard: ';

/** The guard's own exit codes, chosen apart from those of shells, of Python and of Django. */
export const REFUSED_CODE = 93;
export const LOCKED_CODE = 94;

/**
 * The newest report among a task's lines. The lines come from the user's own program, so whatever is not as
 * the guard writes it counts as no report.
 */
export function parseReport(lines: readonly string[]): MigrationReport | undefined {
  const line = lines.findLast((one) => one.startsWith(REPORT_MARK));
  if (line === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(line.slice(REPORT_MARK.length));
  } catch {
    return undefined;
  }
  return isReport(value) ? value : undefined;
}

function isReport(value: unknown): value is MigrationReport {
  const { guarded, planned, refused, cautions, applied } = fieldsOf(value);
  return (
    typeof guarded === 'boolean' &&
    isListOf(planned, (one) => hasTexts(one, ['name']) && hasAnswers(one)) &&
    isListOf(refused, (one) => hasTexts(one, ['migration', 'operation', 'why', 'instead'])) &&
    isListOf(cautions, isText) &&
    (applied === undefined || isListOf(applied, isText))
  );
}

function hasAnswers(value: unknown): boolean {
  const { reversible, atomic, phase } = fieldsOf(value);
  const isPhase = phase === 'expand' || phase === 'contract';
  return typeof reversible === 'boolean' && typeof atomic === 'boolean' && isPhase;
}

function hasTexts(value: unknown, names: readonly string[]): boolean {
  const fields = fieldsOf(value);
  return names.every((name) => isText(fields[name]));
}
