import type { AlarmState } from '../../../src/ports.ts';
import type { Place } from '../ecs/names.ts';
import type { AlarmHistory } from './alarm-history.ts';
import type { Alarm, Alarms } from './alarms.ts';

/** Publishes; the message of a rejection is why it was not allowed. */
export type Publish = (topic: string, subject: string, message: string) => Promise<void>;

const ACTIONS: Readonly<Record<AlarmState, string>> = {
  ALARM: 'AlarmActions',
  OK: 'OKActions',
  INSUFFICIENT_DATA: 'InsufficientDataActions',
};

/** A change of state tells the topics that the alarm names for the new state, and the history how that went. */
export function actOn(alarms: Alarms, history: AlarmHistory, home: Place, publish: Publish): void {
  alarms.onChange((alarm, before) => {
    if (alarm.settings['ActionsEnabled'] === false) return;
    for (const action of actionsOf(alarm)) {
      const subject = `${alarm.state}: "${alarm.settings.AlarmName}" in ${home.region}`;
      publish(action, subject, messageOf(alarm, before, home)).then(
        () => history.acted(alarm, action, undefined),
        (error: unknown) =>
          history.acted(alarm, action, error instanceof Error ? error.message : String(error)),
      );
    }
  });
}

function actionsOf(alarm: Alarm): readonly string[] {
  const named = (alarm.settings[ACTIONS[alarm.state]] ?? []) as readonly string[];
  return named.filter((action) => action.startsWith('arn:aws:sns:'));
}

function messageOf(alarm: Alarm, before: AlarmState, home: Place): string {
  return JSON.stringify({
    AlarmName: alarm.settings.AlarmName,
    AlarmDescription: alarm.settings['AlarmDescription'] ?? null,
    AWSAccountId: home.account,
    NewStateValue: alarm.state,
    NewStateReason: alarm.reason,
    StateChangeTime: new Date(alarm.since).toISOString().replace('Z', '+0000'),
    Region: home.region,
    AlarmArn: alarm.arn,
    OldStateValue: before,
  });
}
