import type { Failure } from '@aws-sdk/client-ecs';

/** What a test may program ECS to do wrong. */
export class Misfortunes {
  /** Answers of the next RunTask calls: no task, these failures. */
  readonly refusals: Failure[][] = [];
  /** Tasks younger than this are MISSING for DescribeTasks and absent from ListTasks; milliseconds. */
  missingFor = 0;
  /** Until `until`, DescribeServices answers as of `lag` milliseconds ago. */
  stale: { readonly lag: number; readonly until: number } | undefined;
  /** No service gets a task placed while this is true. */
  noCapacity = false;
}
