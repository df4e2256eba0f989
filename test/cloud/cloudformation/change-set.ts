import type { ResourceChange } from './changes.ts';
import type { Deployed } from './stack.ts';

export interface ChangeSet {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  /** Of the request that made it. */
  readonly token?: string;
  readonly wanted: Deployed;
  readonly changes: readonly ResourceChange[];
  /** Why it failed: nothing would change. */
  readonly failure: string | undefined;
  readonly createdAt: Date;
  /** It is thought about until then. */
  readonly readyAt: Date;
  execution: 'AVAILABLE' | 'EXECUTE_IN_PROGRESS' | 'EXECUTE_COMPLETE' | 'EXECUTE_FAILED' | 'OBSOLETE';
}

/** What of it can be seen at a moment. */
export function statusOf({ failure, readyAt, execution }: ChangeSet, now: Date) {
  if (now < readyAt) return { Status: 'CREATE_IN_PROGRESS', ExecutionStatus: 'UNAVAILABLE' };
  if (failure !== undefined)
    return { Status: 'FAILED', ExecutionStatus: 'UNAVAILABLE', StatusReason: failure };
  return { Status: 'CREATE_COMPLETE', ExecutionStatus: execution };
}
