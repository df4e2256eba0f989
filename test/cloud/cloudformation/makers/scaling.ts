import type { ApplicationAutoScaling } from '@aws-sdk/client-application-auto-scaling';
import { type Maker, made } from './maker.ts';

// biome-ignore lint/suspicious/noExplicitAny: each type of CloudFormation's has properties of its own.
type Properties = any;

/** Application Auto Scaling is the model's: registering moves the count inside the bounds at once, whoever does it. */
export function scalingMakers(scaling: ApplicationAutoScaling): Readonly<Record<string, Maker>> {
  return {
    'AWS::ApplicationAutoScaling::ScalableTarget': targetMaker(scaling),
    'AWS::ApplicationAutoScaling::ScalingPolicy': policyMaker(scaling),
  };
}

function targetMaker(scaling: ApplicationAutoScaling): Maker {
  const register = async ({ ScheduledActions = [], Tags, ...target }: Properties) => {
    const tags = Tags && Object.fromEntries(Tags.map(({ Key, Value }: Properties) => [Key, Value]));
    const { ScalableTargetARN } = await scaling.registerScalableTarget({ ...target, Tags: tags });
    for (const action of ScheduledActions)
      await scaling.putScheduledAction({ ...keyOf(target), ...action, Timezone: action.Timezone });
    return ScalableTargetARN;
  };
  const drop = async (p: Properties, names: readonly string[]) => {
    for (const ScheduledActionName of names)
      await scaling.deleteScheduledAction({ ...keyOf(p), ScheduledActionName });
  };
  const namesIn = ({ ScheduledActions = [] }: Properties): readonly string[] =>
    ScheduledActions.map(({ ScheduledActionName }: Properties) => ScheduledActionName);
  return {
    make: async ({ properties: p }: Properties) => {
      const arn = await register(p);
      return made(`${p.ResourceId}|${p.ScalableDimension}|${p.ServiceNamespace}`, undefined, {
        ScalableTargetARN: arn,
      });
    },
    change: async (one, { properties: p }: Properties, before) => {
      await register(p);
      await drop(
        p,
        namesIn(before).filter((name) => !namesIn(p).includes(name)),
      );
      return one;
    },
    remove: async (_, p: Properties) => {
      await drop(p, namesIn(p));
      await scaling.deregisterScalableTarget(keyOf(p));
    },
    read: async (_, p: Properties) => {
      const { ServiceNamespace, ScalableDimension, ResourceId } = p;
      const { ScalableTargets } = await scaling.describeScalableTargets({
        ...{ ServiceNamespace, ScalableDimension, ResourceIds: [ResourceId] },
      });
      const [found] = ScalableTargets ?? [];
      const { MinCapacity, MaxCapacity, SuspendedState } = found ?? {};
      return found && { ...keyOf(p), MinCapacity, MaxCapacity, SuspendedState };
    },
  };
}

function policyMaker(scaling: ApplicationAutoScaling): Maker {
  const put = async ({ ScalingTargetId, ...policy }: Properties) => {
    const { PolicyARN } = await scaling.putScalingPolicy({ ...keyOf(policy, ScalingTargetId), ...policy });
    return made(PolicyARN, PolicyARN, { Arn: PolicyARN });
  };
  return {
    make: ({ properties }) => put(properties),
    change: (_, { properties }) => put(properties),
    remove: async (_, { ScalingTargetId, PolicyName, ...p }: Properties) =>
      void (await scaling.deleteScalingPolicy({ ...keyOf(p, ScalingTargetId), PolicyName })),
  };
}

/** What a target is known by; its physical id holds all of it. */
function keyOf({ ResourceId, ScalableDimension, ServiceNamespace }: Properties, target?: string) {
  const [resource, dimension, namespace] = target?.split('|') ?? [];
  return {
    ResourceId: resource ?? ResourceId,
    ScalableDimension: dimension ?? ScalableDimension,
    ServiceNamespace: namespace ?? ServiceNamespace,
  };
}
