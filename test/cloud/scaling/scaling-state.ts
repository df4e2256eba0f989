import type { ScheduledAction } from '@aws-sdk/client-application-auto-scaling';
import type { Chance } from '../ecs/chance.ts';
import type { Place } from '../ecs/names.ts';
import type { ScalableTargets } from './scalable-targets.ts';

/** What the operations of autoscaling share. */
export interface ScalingState {
  readonly targets: ScalableTargets;
  readonly tags: Map<string, Record<string, string>>;
  /** Scheduled actions by resource and name. */
  readonly scheduled: Map<string, ScheduledAction>;
  readonly place: Place;
  now(): number;
  newArn(kind: 'scalingPolicy' | 'scheduledAction', name: string): string;
  newTargetArn(): string;
}

export function newScalingState(
  targets: ScalableTargets,
  place: Place,
  chance: Chance,
  now: () => number,
): ScalingState {
  const { region, account } = place;
  const uuid = () =>
    `${chance.hex(8)}-${chance.hex(4)}-4${chance.hex(3)}-a${chance.hex(3)}-${chance.hex(12)}`;
  return {
    targets,
    tags: new Map(),
    scheduled: new Map(),
    place,
    now,
    newArn: (kind, name) => `arn:aws:autoscaling:${region}:${account}:${kind}:${uuid()}:resource/ecs/${name}`,
    newTargetArn: () =>
      `arn:aws:application-autoscaling:${region}:${account}:scalable-target/0ec5${chance.hex(28)}`,
  };
}
