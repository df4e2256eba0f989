/** What was asked of ECS: this deployment, and no other, shall run so many tasks of this definition. */
export interface StartWish {
  readonly deployment: string;
  readonly taskDefinition: string;
  readonly count: number;
}

/** What ECS and the load balancer say now. */
export interface StartSight {
  readonly primary:
    | {
        readonly id: string;
        readonly taskDefinition: string;
        readonly running: number;
        readonly pending: number;
        readonly failedTasks: number;
        readonly rollout: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
        readonly rolloutReason?: string;
      }
    | undefined;
  /** Tasks of other deployments that still run. */
  readonly others: number;
  /** Undefined while it has not been asked. */
  readonly healthy: number | undefined;
  /** The newest event of the service by which ECS says that it started tasks. */
  readonly newestStart: string | undefined;
}

export type StartVerdict =
  /** `near`: all tasks run, only health, the end of older tasks or ECS's own word is missing. */
  | { readonly kind: 'waiting'; readonly near: boolean }
  | { readonly kind: 'started' }
  /** `suspect`: stopped tasks tell the reason. */
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * "Stable" is also true after a circuit breaker has rolled back and at zero tasks, and a load balancer with no healthy
 * target forwards all the same. So: this deployment's id, its definition, its running tasks, and healthy targets.
 */
export function judgeStart(wish: StartWish, sight: StartSight): StartVerdict {
  const { primary } = sight;
  if (!primary) return { kind: 'waiting', near: false };
  if (primary.id !== wish.deployment || primary.taskDefinition !== wish.taskDefinition) {
    return {
      kind: 'failed',
      reason: `deployment ${wish.deployment} was replaced by ${primary.id} (${primary.taskDefinition})`,
    };
  }
  if (primary.rollout === 'FAILED') {
    return { kind: 'failed', reason: primary.rolloutReason ?? 'ECS gave the deployment up' };
  }
  if (primary.failedTasks > 0)
    return { kind: 'failed', reason: `${primary.failedTasks} of its tasks failed to start` };
  const allRun = primary.running >= wish.count && primary.pending === 0;
  if (!allRun) return { kind: 'waiting', near: false };
  const healthy = (sight.healthy ?? 0) >= wish.count;
  return healthy && sight.others === 0 && primary.rollout === 'COMPLETED'
    ? { kind: 'started' }
    : { kind: 'waiting', near: true };
}

/**
 * True when a task was lost between two looks. A task that dies after RUNNING is no failed task in ECS's count, and may
 * have come and gone unseen: then fewer tasks are there than before, or ECS says that it started one although none was
 * missing.
 */
export function lostATask(count: number, before: StartSight, now: StartSight): boolean {
  if (!before.primary || before.primary.id !== now.primary?.id) return false;
  const there = (primary: NonNullable<StartSight['primary']>) => primary.running + primary.pending;
  return (
    now.primary.running < before.primary.running ||
    there(now.primary) < there(before.primary) ||
    (now.newestStart !== before.newestStart && there(before.primary) >= count)
  );
}
