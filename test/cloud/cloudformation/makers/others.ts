import type { Clients } from './clients.ts';
import { type Maker, made } from './maker.ts';

// biome-ignore lint/suspicious/noExplicitAny: each type of CloudFormation's has properties of its own.
type Properties = any;

/** What belongs to other rooms of the cloud, or has no maker of the emulator's. */
export function otherMakers({ iam, alarms, scaling, s3 }: Clients): Readonly<Record<string, Maker>> {
  const putPolicy = ({ RoleName, PolicyName, PolicyDocument }: Properties) =>
    iam.putRolePolicy({ RoleName, PolicyName, PolicyDocument: JSON.stringify(PolicyDocument) });
  const register = ({ ScheduledActions: _, ...target }: Properties) => scaling.registerScalableTarget(target);
  return {
    'AWS::IAM::RolePolicy': {
      make: async ({ properties: p }: Properties) => {
        await putPolicy(p);
        return made(`${p.PolicyName}|${p.RoleName}`);
      },
      change: async (one, { properties }) => {
        await putPolicy(properties);
        return one;
      },
      remove: async (_, { RoleName, PolicyName }: Properties) =>
        void (await iam.deleteRolePolicy({ RoleName, PolicyName })),
    },
    'AWS::CloudWatch::Alarm': {
      make: async ({ properties }: Properties) => {
        await alarms.putMetricAlarm(properties);
        return made(properties.AlarmName);
      },
      change: async (one, { properties }: Properties) => {
        await alarms.putMetricAlarm(properties);
        return one;
      },
      remove: async ({ physicalId }) => void (await alarms.deleteAlarms({ AlarmNames: [physicalId] })),
    },
    'AWS::ApplicationAutoScaling::ScalableTarget': {
      make: async ({ properties: p }: Properties) => {
        // Registering moves the count inside the bounds at once: as on the platform, whoever does it.
        await register(p);
        return made(`${p.ResourceId}|${p.ScalableDimension}|${p.ServiceNamespace}`);
      },
      change: async (one, { properties }) => {
        await register(properties);
        return one;
      },
      remove: async (_, { ResourceId, ScalableDimension, ServiceNamespace }: Properties) =>
        void (await scaling.deregisterScalableTarget({ ResourceId, ScalableDimension, ServiceNamespace })),
    },
    'AWS::S3::Bucket': {
      make: async ({ properties: p }: Properties) => {
        await s3.createBucket({ Bucket: p.BucketName });
        return made(p.BucketName, p.BucketName, { Arn: `arn:aws:s3:::${p.BucketName}` });
      },
      change: async (one) => one,
      remove: async ({ physicalId }) => void (await s3.deleteBucket({ Bucket: physicalId })),
    },
  };
}
