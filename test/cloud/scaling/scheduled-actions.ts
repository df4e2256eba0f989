import type {
  DeleteScheduledActionCommandInput,
  DescribeScheduledActionsCommandInput,
  PutScheduledActionCommandInput,
  ScheduledAction,
} from '@aws-sdk/client-application-auto-scaling';
import { AwsError } from '../shapes/aws-error.ts';
import type { Operations } from '../shapes/json-room.ts';
import type { ScalingState } from './scaling-state.ts';

/** Every scheduled action has its time now; a suspended target's do nothing. */
export function runSchedules({ scheduled, targets }: ScalingState): void {
  for (const { ResourceId, ScalableTargetAction } of scheduled.values()) {
    targets.runScheduled(ResourceId, ScalableTargetAction ?? {});
  }
}

/** Scheduled actions are kept and shown; no schedule is read, so they act when `runSchedules` says so. */
export function scheduledActionOperations(state: ScalingState): Operations {
  const actions = state.scheduled;
  const keyOf = (input: { ResourceId?: string | undefined; ScheduledActionName?: string | undefined }) =>
    `${input.ResourceId} ${input.ScheduledActionName}`;
  state.targets.onLeave((resourceId) => {
    for (const [key, one] of actions) if (one.ResourceId === resourceId) actions.delete(key);
  });
  return {
    PutScheduledAction: (input: PutScheduledActionCommandInput) => {
      state.targets.needed(input.ResourceId);
      const before = actions.get(keyOf(input));
      const name = `${input.ResourceId}:scheduledActionName/${input.ScheduledActionName}`;
      const arn = before?.ScheduledActionARN ?? state.newArn('scheduledAction', name);
      actions.set(keyOf(input), actionOf(input, arn, before, new Date(state.now())));
    },
    DescribeScheduledActions: (input: DescribeScheduledActionsCommandInput) => ({
      ScheduledActions: [...actions.values()].filter(
        (action) =>
          (input.ResourceId === undefined || action.ResourceId === input.ResourceId) &&
          (input.ScheduledActionNames?.includes(action.ScheduledActionName ?? '') ?? true),
      ),
    }),
    DeleteScheduledAction: (input: DeleteScheduledActionCommandInput) => {
      if (actions.delete(keyOf(input))) return;
      throw new AwsError(
        'ObjectNotFoundException',
        `No scheduled action found: ${input.ScheduledActionName}`,
      );
    },
  };
}

function actionOf(
  input: PutScheduledActionCommandInput,
  arn: string,
  before: ScheduledAction | undefined,
  now: Date,
): ScheduledAction {
  return {
    ScheduledActionName: input.ScheduledActionName,
    ScheduledActionARN: arn,
    ServiceNamespace: input.ServiceNamespace,
    Schedule: input.Schedule ?? before?.Schedule,
    Timezone: input.Timezone ?? before?.Timezone,
    ResourceId: input.ResourceId,
    ScalableDimension: input.ScalableDimension,
    StartTime: input.StartTime,
    EndTime: input.EndTime,
    ScalableTargetAction: input.ScalableTargetAction ?? before?.ScalableTargetAction,
    CreationTime: before?.CreationTime ?? now,
  };
}
