import type { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { type Maker, made } from './maker.ts';

// biome-ignore lint/suspicious/noExplicitAny: each type of CloudFormation's has properties of its own.
type Properties = any;

/** CloudWatch's alarms are the model's. */
export function alarmMakers(alarms: CloudWatch, account: string): Readonly<Record<string, Maker>> {
  const put = async (AlarmName: string, p: Properties) => {
    await alarms.putMetricAlarm({ ...p, AlarmName });
    const region = await alarms.config.region();
    const Arn = `arn:aws:cloudwatch:${region}:${account}:alarm:${AlarmName}`;
    return made(AlarmName, AlarmName, { Arn });
  };
  return {
    'AWS::CloudWatch::Alarm': {
      make: ({ name, properties }: Properties) => put(properties.AlarmName ?? name, properties),
      change: ({ physicalId }, { properties }) => put(physicalId, properties),
      remove: async ({ physicalId }) => void (await alarms.deleteAlarms({ AlarmNames: [physicalId] })),
      read: async ({ physicalId }, ordered) => {
        const { MetricAlarms } = await alarms.describeAlarms({ AlarmNames: [physicalId] });
        const found: Properties = MetricAlarms?.[0];
        // Tags are asked for elsewhere.
        const told = Object.keys(ordered).filter((name) => name !== 'Tags');
        return found && Object.fromEntries(told.map((name) => [name, found[name]]));
      },
    },
  };
}
