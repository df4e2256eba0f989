import type { CarriedMigration } from './carried-migrations.ts';
import type { Color } from './color.ts';
import type { DnsRecord } from './dns-record.ts';
import type { MigrationReport } from './migration-report.ts';
import type { VerifyPath } from './request.ts';
import type { ColorOutputs, SharedOutputs } from './stack-outputs.ts';
import type { Role, TaskDefinition } from './task-definition.ts';

/** What verify, hand over, bake and settle need of a release, long after its own run has ended. */
export interface ReleaseSettings {
  readonly healthPath: string;
  readonly releaseHeader: string;
  readonly verifyPaths: readonly VerifyPath[];
  readonly verifyCount: number;
  readonly bakeMs: number;
  readonly warmMs: number;
  readonly alarmNames: readonly string[];
  readonly contractCommand?: string;
  readonly migration: MigrationLimits;
}

/** How long a migration may be in the way of others; also its contract's, hours after the deploy. Milliseconds. */
export interface MigrationLimits {
  readonly lockTimeoutMs: number;
  readonly statementTimeoutMs?: number;
  /** Attempts after the first, when PostgreSQL did not give it its lock. */
  readonly retries: number;
}

/** `expand` runs before the flip, `contract` when the old colour is gone. */
export type MigrationPhase = 'expand' | 'contract';

/** One try to run a phase. Written to the ledger before its task is started. */
export interface MigrationAttempt {
  readonly phase: MigrationPhase;
  readonly number: number;
  readonly startedAt: number;
  readonly state: 'running' | 'passed' | 'failed';
  /** As it was given, without the guard. */
  readonly command?: string;
  readonly task?: string;
  readonly exitCode?: number | null;
  readonly ms?: number;
  /** What the guard said from inside the task; absent when its words were not read. */
  readonly report?: MigrationReport;
}

/** What the public record served when a release began: what going back means. */
export type Before =
  | {
      readonly kind: 'color';
      readonly color: Color;
      readonly release?: string;
      /** Tasks that the old web ran at the flip: fewer than that is not warm. */
      readonly running: number;
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'adopted'; readonly records: readonly DnsRecord[] };

/**
 * One line of the ledger: a release that was opened at provision (or brought back by a rollback), and
 * closed at record, or given up. Times are milliseconds since the epoch.
 */
export interface Release {
  /** Position in the ledger, from 1. */
  readonly number: number;
  readonly kind: 'deploy' | 'rollback';
  /** The commit. */
  readonly release: string;
  readonly image: string;
  readonly color: Color;
  readonly state: 'open' | 'closed' | 'given-up';
  readonly openedAt: number;
  /** Written just before the edit, so that a run that ends behind it can be understood. */
  readonly flippedAt?: number;
  /** Alarms that were in ALARM before the flip: no judges of it. */
  readonly alarmsBefore?: readonly string[];
  readonly closedAt?: number;
  /** When its settle becomes due, and when it ran. */
  readonly dueAt?: number;
  readonly settledAt?: number;
  readonly before: Before;
  /** Rendered as RegisterTaskDefinition takes them. Dropped from old lines, see `KEPT_DEFINITIONS`. */
  readonly definitions: Partial<Readonly<Record<Role, TaskDefinition>>>;
  /** The revisions that carry them. */
  readonly registered: Partial<Readonly<Record<Role, string>>>;
  readonly shared: Pick<SharedOutputs, 'region' | 'account_id' | 'cluster' | 'alarm_names'>;
  readonly outputs: ColorOutputs;
  readonly settings: ReleaseSettings;
  readonly migrations: readonly MigrationAttempt[];
  /** By the files of its commit; absent where the job had no checkout of it. Dropped from old lines like `definitions`. */
  readonly carries?: readonly CarriedMigration[];
  /** How long steps took, by step, and how long nobody was beat, as `WITHOUT_BEAT`; in milliseconds. */
  readonly durations: Readonly<Record<string, number>>;
  readonly runUrl?: string;
}

/** Whether the release has such a process; its colour may have a service for it all the same. */
export function hasRole({ registered, definitions }: Release, role: Role): boolean {
  return registered[role] !== undefined || definitions[role] !== undefined;
}

/** From the word to the old beat to stop until the new one was seen: an upper bound. Absent where no beat ended. */
export const WITHOUT_BEAT = 'without beat';

/** Live and closed, but the previous colour has not been emptied yet. */
export function isUnsettled(release: Release): boolean {
  return release.state === 'closed' && release.settledAt === undefined;
}

export function isDue(release: Release, now: number): boolean {
  return isUnsettled(release) && release.dueAt !== undefined && release.dueAt <= now;
}
