import type { CloudClock } from '../room.ts';
import type { Operations } from '../shapes/json-room.ts';
import type { Alarm, Alarms } from './alarms.ts';

interface Item {
  readonly AlarmName: string;
  readonly AlarmType: 'MetricAlarm';
  readonly Timestamp: Date;
  readonly HistoryItemType: 'StateUpdate' | 'Action';
  readonly HistorySummary: string;
  readonly HistoryData: string;
}

interface Asked {
  readonly AlarmName?: string;
  readonly HistoryItemType?: Item['HistoryItemType'];
  readonly StartDate?: Date;
  readonly EndDate?: Date;
}

/** What became of the alarms and of their actions, newest first, as CloudWatch tells it for two weeks. */
export class AlarmHistory {
  readonly #items: Item[] = [];
  readonly #clock: CloudClock;

  constructor(clock: CloudClock, alarms: Alarms) {
    this.#clock = clock;
    alarms.onChange((alarm, before) => {
      const data = { oldState: { stateValue: before }, newState: { stateValue: alarm.state } };
      this.#add(alarm, 'StateUpdate', `Alarm updated from ${before} to ${alarm.state}`, data);
    });
  }

  /** @param failure why the action could not be executed; undefined when it was. */
  acted(alarm: Alarm, action: string, failure: string | undefined): void {
    const how = failure === undefined ? 'Successfully executed' : 'Failed to execute';
    const data = { actionState: failure === undefined ? 'Succeeded' : 'Failed', error: failure ?? null };
    this.#add(alarm, 'Action', `${how} action ${action}`, data);
  }

  get operations(): Operations {
    return {
      DescribeAlarmHistory: (asked: Asked) => ({
        AlarmHistoryItems: this.#items.filter((item) => isAskedFor(item, asked)).toReversed(),
      }),
    };
  }

  #add(alarm: Alarm, kind: Item['HistoryItemType'], summary: string, data: object): void {
    this.#items.push({
      AlarmName: alarm.settings.AlarmName,
      AlarmType: 'MetricAlarm',
      Timestamp: new Date(this.#clock.now()),
      HistoryItemType: kind,
      HistorySummary: summary,
      HistoryData: JSON.stringify({ type: kind, version: '1.0', ...data }),
    });
  }
}

function isAskedFor(item: Item, { AlarmName, HistoryItemType, StartDate, EndDate }: Asked): boolean {
  return (
    (AlarmName ?? item.AlarmName) === item.AlarmName &&
    (HistoryItemType ?? item.HistoryItemType) === item.HistoryItemType &&
    (StartDate === undefined || item.Timestamp >= StartDate) &&
    (EndDate === undefined || item.Timestamp <= EndDate)
  );
}
