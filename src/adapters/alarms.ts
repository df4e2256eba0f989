import type { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { AlarmSight, Alarms } from '../ports.ts';
import { type AwsConnection, clientConfig } from './aws-connection.ts';
import { answered } from './aws-errors.ts';
import { once } from './once.ts';

/** DescribeAlarms takes at most so many names. */
const NAMES_PER_CALL = 100;

export function openAlarms(connection: AwsConnection): Alarms {
  const opened = once(async () => {
    const sdk = await import('./bundled/cloudwatch.ts');
    return { sdk, client: new sdk.CloudWatchClient(clientConfig(connection)) };
  });
  return {
    async states(names) {
      const found = new Map<string, AlarmSight>();
      for (let from = 0; from < names.length; from += NAMES_PER_CALL) {
        const { sdk, client } = await opened();
        const command = new sdk.DescribeAlarmsCommand({
          AlarmNames: names.slice(from, from + NAMES_PER_CALL),
          // Without this, composite alarms are left out of the answer.
          AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
          MaxRecords: NAMES_PER_CALL,
        });
        const answer = await answered('cloudwatch:DescribeAlarms', client.send(command));
        for (const alarm of [...(answer.MetricAlarms ?? []), ...(answer.CompositeAlarms ?? [])]) {
          found.set(alarm.AlarmName ?? '', stateOf(alarm));
        }
      }
      return found;
    },
  };
}

function stateOf(alarm: MetricAlarm | CompositeAlarm): AlarmSight {
  // A state is updated without a transition when its reason changes: only the transition counts.
  const since = alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp;
  return {
    state: alarm.StateValue ?? 'INSUFFICIENT_DATA',
    since: since?.getTime() ?? 0,
    reason: alarm.StateReason ?? '',
    ...thresholdOf(alarm),
  };
}

function thresholdOf(alarm: MetricAlarm | CompositeAlarm): { threshold?: number } {
  return 'Threshold' in alarm && alarm.Threshold !== undefined ? { threshold: alarm.Threshold } : {};
}
