import type { Color } from './color.ts';
import type { Command } from './command.ts';

/** Milliseconds that a lock is held without being renewed, by the store's clock. */
export const LEASE_MS = 90_000;
export const RENEW_EVERY_MS = 10_000;
/** The edit that moves traffic is begun only with this much of the lease left. */
export const FLIP_DEMANDS_MS = 60_000;

/** Who holds an environment. The object changes with each renewal, so that its etag proves the newest one. */
export interface LockHolder {
  readonly owner: string;
  readonly command: Command;
  readonly release?: string;
  /** What was live when this command began: where a rollback during it goes back to. */
  readonly liveRelease?: string;
  readonly liveColor?: Color;
  readonly by?: string;
  readonly runId?: string;
  readonly attempt: number;
  readonly runUrl?: string;
  readonly startedAt: number;
  readonly renewals: number;
}

export function isLapsed(modifiedAt: number, storeNow: number): boolean {
  return storeNow - modifiedAt > LEASE_MS;
}

export function describeHolder(holder: LockHolder): string {
  const what = [holder.command, holder.release?.slice(0, 12)].filter(Boolean).join(' ');
  const who = holder.by === undefined ? '' : ` by ${holder.by}`;
  return `${what}${who}${holder.runUrl === undefined ? '' : ` (${holder.runUrl})`}`;
}
