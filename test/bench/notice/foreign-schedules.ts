import type { Followed } from './follow.ts';
import type { StartCase } from './start-case.ts';

/**
 * How others wait for a service, as far as they say in public. They look at counts and never at stopped tasks, so a failed
 * task is noticed when their patience ends. The AWS waiters' "stable" comes before health; here it counts from the same
 * moment as ours.
 */
export interface ForeignSchedule {
  readonly name: string;
  /** Milliseconds before the next look, after so many looks. */
  readonly delay: (looks: number, random: () => number) => number;
  readonly patience: number;
  /** Undefined where somebody else ends the wait for a failed task, at a time that is not published. */
  readonly noticesFailure?: false;
  /** Calls of one look. */
  readonly callsPerLook: number;
}

export const FOREIGN_SCHEDULES: readonly ForeignSchedule[] = [
  // `aws ecs wait services-stable`: every 15 s, 40 times.
  { name: 'AWS CLI', delay: () => 15_000, patience: 600_000, callsPerLook: 1 },
  // `cdk deploy`: the stack's state every 5 s, and its events every 2 s. How often CloudFormation itself looks at ECS is
  // not published and left out, in its favour; it gives a service three hours, or as long as a circuit breaker lets it.
  { name: 'CDK', delay: () => 5_000, patience: 10_800_000, noticesFailure: false, callsPerLook: 1 + 5 / 2 },
  // amazon-ecs-deploy-task-definition 2.6.3: the SDK's waiter, 15 s at least and, by its default, 600 s at most.
  { name: "AWS's action", delay: backoff(15_000, 600_000), patience: 1_800_000, callsPerLook: 1 },
];

/** The AWS SDK's waiters: the ceiling doubles from look to look, and the wait is drawn between floor and ceiling. */
function backoff(least: number, most: number): ForeignSchedule['delay'] {
  return (looks, random) => {
    const ceiling = Math.min(most, least * 2 ** (looks - 1));
    return ceiling === most ? most : least + random() * (ceiling - least);
  };
}

export function followBy(schedule: ForeignSchedule, start: StartCase, random: () => number): Followed {
  const endsAt = start.failure ? Number.POSITIVE_INFINITY : start.stableAt;
  let [now, looks] = [0, 1];
  while (now < endsAt && now < schedule.patience) {
    now = Math.min(schedule.patience, now + schedule.delay(looks, random));
    looks++;
  }
  return { noticedAt: now, calls: looks * schedule.callsPerLook };
}
