import type {
  DescribeScalableTargetsCommandInput,
  RegisterScalableTargetCommandInput,
  ScalableTarget,
  ScalableTargetAction,
  SuspendedState,
} from '@aws-sdk/client-application-auto-scaling';
import { AwsError } from '../shapes/aws-error.ts';

/** The thing whose count is scaled. */
export interface Scalable {
  readonly count: number;
  set(count: number): void;
}

/** Finds an ECS service by `service/<cluster>/<name>`. */
export type FindScalable = (resourceId: string) => Scalable | undefined;

export interface Held {
  readonly arn: string;
  readonly resourceId: string;
  readonly roleArn: string;
  readonly createdAt: number;
  min: number;
  max: number;
  suspended: Required<SuspendedState>;
}

const FREE = {
  DynamicScalingInSuspended: false,
  DynamicScalingOutSuspended: false,
  ScheduledScalingSuspended: false,
};

/** ECS services as scalable targets. */
export class ScalableTargets {
  readonly #find: FindScalable;
  readonly #held = new Map<string, Held>();
  readonly #onLeave: ((resourceId: string) => void)[] = [];

  constructor(find: FindScalable) {
    this.#find = find;
  }

  get(resourceId: string | undefined): Held | undefined {
    return this.#held.get(resourceId ?? '');
  }

  needed(resourceId: string | undefined): Held {
    const held = this.get(resourceId);
    if (held) return held;
    throw new AwsError(
      'ObjectNotFoundException',
      `No scalable target found for service namespace: ecs, resource ID: ${resourceId}, scalable dimension: ecs:service:DesiredCount`,
    );
  }

  /** Every registration moves the count inside the limits at once, whatever it was for and whatever is suspended. */
  register(
    input: RegisterScalableTargetCommandInput,
    made: Pick<Held, 'arn' | 'roleArn' | 'createdAt'>,
  ): Held {
    const resourceId = input.ResourceId ?? '';
    const scalable = this.#find(resourceId);
    if (!scalable) throw invalid(`ECS service doesn't exist: ${resourceId}`);
    const before = this.#held.get(resourceId);
    const min = input.MinCapacity ?? before?.min;
    const max = input.MaxCapacity ?? before?.max;
    if (min === undefined || max === undefined) {
      throw invalid('MinCapacity and MaxCapacity are required when a scalable target is registered first.');
    }
    if (min > max) throw invalid('Maximum capacity cannot be less than minimum capacity');
    const suspended = { ...FREE, ...before?.suspended, ...given(input.SuspendedState) };
    const held: Held = { ...made, ...before, resourceId, min, max, suspended };
    this.#held.set(resourceId, held);
    scalable.set(Math.min(max, Math.max(min, scalable.count)));
    return held;
  }

  /** A scheduled action moves the limits, and the count inside them, unless schedules are suspended. */
  runScheduled(resourceId: string | undefined, action: ScalableTargetAction): void {
    const held = this.needed(resourceId);
    if (held.suspended.ScheduledScalingSuspended) return;
    held.min = action.MinCapacity ?? held.min;
    held.max = action.MaxCapacity ?? held.max;
    const scalable = this.#find(held.resourceId);
    scalable?.set(Math.min(held.max, Math.max(held.min, scalable.count)));
  }

  deregister(resourceId: string | undefined): void {
    const held = this.needed(resourceId);
    this.#held.delete(held.resourceId);
    for (const forget of this.#onLeave) forget(held.resourceId);
  }

  /** Policies and scheduled actions go with their target. */
  onLeave(forget: (resourceId: string) => void): void {
    this.#onLeave.push(forget);
  }

  describe(input: DescribeScalableTargetsCommandInput): ScalableTarget[] {
    return [...this.#held.values()]
      .filter((held) => input.ResourceIds?.includes(held.resourceId) ?? true)
      .map((held) => ({
        ServiceNamespace: 'ecs',
        ResourceId: held.resourceId,
        ScalableDimension: 'ecs:service:DesiredCount',
        MinCapacity: held.min,
        MaxCapacity: held.max,
        RoleARN: held.roleArn,
        CreationTime: new Date(held.createdAt),
        SuspendedState: held.suspended,
        ScalableTargetARN: held.arn,
      }));
  }

  /** What autoscaling would do by itself: moves the count, inside the limits, where it is not suspended. */
  scale(resourceId: string, to: number, why: 'dynamic' | 'scheduled'): void {
    const held = this.needed(resourceId);
    const scalable = this.#find(resourceId);
    if (!scalable) return;
    const wanted = Math.min(held.max, Math.max(held.min, to));
    const { suspended } = held;
    const direction =
      wanted < scalable.count ? suspended.DynamicScalingInSuspended : suspended.DynamicScalingOutSuspended;
    if (why === 'scheduled' ? suspended.ScheduledScalingSuspended : direction) return;
    scalable.set(wanted);
  }
}

function given(state: SuspendedState | undefined): Partial<Required<SuspendedState>> {
  const named = Object.entries(state ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(named);
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
