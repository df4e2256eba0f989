import type { PlanChange } from './plan-change.ts';

/** What an engine finds when it compares what a stack's last apply left with what there is. */
export interface StackDrift {
  /** What somebody else did to what the code says. */
  readonly changes: readonly PlanChange[];
  /** What differs where the code says nothing. */
  readonly open: readonly PlanChange[];
}
