import type {
  DeregisterScalableTargetCommandInput,
  DescribeScalableTargetsCommandInput,
  ListTagsForResourceCommandInput,
  RegisterScalableTargetCommandInput,
  TagResourceCommandInput,
  UntagResourceCommandInput,
} from '@aws-sdk/client-application-auto-scaling';
import type { Timeline } from '../ecs/timeline.ts';
import type { Room } from '../room.ts';
import type { Operation, Operations } from '../shapes/json-room.ts';
import { jsonRoom } from '../shapes/json-room.ts';
import type { Shapes } from '../shapes/shapes.ts';
import { policyOperations } from './scaling-policies.ts';
import type { ScalingState } from './scaling-state.ts';
import { scheduledActionOperations } from './scheduled-actions.ts';

export function scalingRoom(shapes: Shapes, timeline: Timeline, state: ScalingState): Room {
  const entered = (operation: Operation) => (input: unknown) => timeline.enter(() => operation(input));
  const operations = {
    ...targetOperations(state),
    ...policyOperations(state),
    ...scheduledActionOperations(state),
    ...tagOperations(state),
  };
  const names = Object.entries(operations).map(([name, operation]) => [name, entered(operation)]);
  return jsonRoom(shapes, 'application-autoscaling', Object.fromEntries(names));
}

function targetOperations({ targets, tags, place, now, newTargetArn }: ScalingState): Operations {
  return {
    RegisterScalableTarget: (input: RegisterScalableTargetCommandInput) => {
      const held = targets.register(input, {
        arn: newTargetArn(),
        roleArn: `arn:aws:iam::${place.account}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService`,
        createdAt: now(),
      });
      if (input.Tags) tags.set(held.arn, { ...input.Tags });
      return { ScalableTargetARN: held.arn };
    },
    DescribeScalableTargets: (input: DescribeScalableTargetsCommandInput) => ({
      ScalableTargets: targets.describe(input),
    }),
    DeregisterScalableTarget: (input: DeregisterScalableTargetCommandInput) =>
      targets.deregister(input.ResourceId),
  };
}

function tagOperations({ tags }: ScalingState): Operations {
  return {
    ListTagsForResource: (input: ListTagsForResourceCommandInput) => ({
      Tags: tags.get(input.ResourceARN ?? '') ?? {},
    }),
    TagResource: (input: TagResourceCommandInput) => {
      tags.set(input.ResourceARN ?? '', { ...tags.get(input.ResourceARN ?? ''), ...input.Tags });
    },
    UntagResource: (input: UntagResourceCommandInput) => {
      const kept = Object.entries(tags.get(input.ResourceARN ?? '') ?? {});
      const left = kept.filter(([key]) => !input.TagKeys?.includes(key));
      tags.set(input.ResourceARN ?? '', Object.fromEntries(left));
    },
  };
}
