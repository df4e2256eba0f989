import type {
  DeleteScalingPolicyCommandInput,
  DescribeScalingPoliciesCommandInput,
  PutScalingPolicyCommandInput,
  ScalingPolicy,
} from '@aws-sdk/client-application-auto-scaling';
import { AwsError } from '../shapes/aws-error.ts';
import type { Operations } from '../shapes/json-room.ts';
import type { ScalingState } from './scaling-state.ts';

/** Policies are kept and shown; nothing is measured, so they never act. */
export function policyOperations(state: ScalingState): Operations {
  const policies = new Map<string, ScalingPolicy>();
  const keyOf = (input: { ResourceId?: string | undefined; PolicyName?: string | undefined }) =>
    `${input.ResourceId} ${input.PolicyName}`;
  state.targets.onLeave((resourceId) => {
    for (const [key, one] of policies) if (one.ResourceId === resourceId) policies.delete(key);
  });
  return {
    PutScalingPolicy: (input: PutScalingPolicyCommandInput) => {
      state.targets.needed(input.ResourceId);
      const before = policies.get(keyOf(input));
      const arn =
        before?.PolicyARN ??
        state.newArn('scalingPolicy', `${input.ResourceId}:policyName/${input.PolicyName}`);
      policies.set(keyOf(input), policyOf(input, arn, before, new Date(state.now())));
      return { PolicyARN: arn, Alarms: [] };
    },
    DescribeScalingPolicies: (input: DescribeScalingPoliciesCommandInput) => ({
      ScalingPolicies: [...policies.values()].filter(
        (policy) =>
          (input.ResourceId === undefined || policy.ResourceId === input.ResourceId) &&
          (input.PolicyNames?.includes(policy.PolicyName ?? '') ?? true),
      ),
    }),
    DeleteScalingPolicy: (input: DeleteScalingPolicyCommandInput) => {
      if (policies.delete(keyOf(input))) return;
      throw new AwsError('ObjectNotFoundException', `No scaling policy found: ${input.PolicyName}`);
    },
  };
}

function policyOf(
  input: PutScalingPolicyCommandInput,
  arn: string,
  before: ScalingPolicy | undefined,
  now: Date,
): ScalingPolicy {
  return {
    PolicyARN: arn,
    PolicyName: input.PolicyName,
    ServiceNamespace: input.ServiceNamespace,
    ResourceId: input.ResourceId,
    ScalableDimension: input.ScalableDimension,
    PolicyType: input.PolicyType ?? before?.PolicyType ?? 'StepScaling',
    StepScalingPolicyConfiguration: input.StepScalingPolicyConfiguration,
    TargetTrackingScalingPolicyConfiguration: input.TargetTrackingScalingPolicyConfiguration,
    Alarms: [],
    CreationTime: before?.CreationTime ?? now,
  };
}
