import type { LockInfo } from './lock-info.ts';
import type { LockNote } from './lock-note.ts';

/** What may be done about a held state lock. */
export type LockVerdict =
  /** Its terraform was started by the action and cannot be running any more. */
  | { readonly kind: 'orphaned'; readonly why: string }
  /** Its terraform was started by the action on this machine and still runs; it has been told to end. */
  | { readonly kind: 'ending' }
  /** Somebody else's, or it cannot be shown that its terraform has ended. */
  | { readonly kind: 'theirs'; readonly why: string };

export interface Sighting {
  /** Of the noted process, seen from this machine. */
  readonly process: 'alive' | 'gone' | 'elsewhere';
  /** GitHub's word about the noted run. */
  readonly runFinished: boolean | 'unknown';
}

export function judgeLock(lock: LockInfo, note: LockNote | undefined, sighting: Sighting): LockVerdict {
  if (note?.lockId !== lock.id) return { kind: 'theirs', why: 'it was not taken by a run of this action' };
  if (sighting.process === 'alive') return { kind: 'ending' };
  const run = `run ${note.runId ?? 'outside GitHub Actions'}`;
  if (sighting.process === 'gone') {
    return { kind: 'orphaned', why: `its process ${note.pid} (${run}) is gone from this machine` };
  }
  if (note.runner === 'self-hosted') {
    return { kind: 'theirs', why: `${run} took it on another self-hosted machine, where it may still run` };
  }
  if (sighting.runFinished === true) {
    return { kind: 'orphaned', why: `${run} is finished, and its hosted runner gone` };
  }
  const state =
    sighting.runFinished === false ? 'has not finished' : 'may still run: GitHub could not be asked';
  return { kind: 'theirs', why: `${run}, which took it, ${state}` };
}
