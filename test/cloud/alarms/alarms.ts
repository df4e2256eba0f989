import type { AlarmState } from '../../../src/ports.ts';
import type { Place } from '../ecs/names.ts';
import type { CloudClock } from '../room.ts';

/** An alarm's configuration as PutMetricAlarm took it, whole. */
export interface AlarmSettings {
  readonly AlarmName: string;
  readonly [member: string]: unknown;
}

export interface Alarm {
  readonly arn: string;
  settings: AlarmSettings;
  state: AlarmState;
  reason: string;
  /** Milliseconds since the epoch. */
  since: number;
  updatedAt: number;
  readonly tags: Map<string, string>;
}

/** Told of every change of state, with the state before it. */
export type OnChange = (alarm: Alarm, before: AlarmState) => void;

/** CloudWatch's alarms. Nothing evaluates them: tests and scenarios set their states. */
export class Alarms {
  readonly #all = new Map<string, Alarm>();
  readonly #clock: CloudClock;
  readonly #arnPrefix: string;
  readonly #listeners: OnChange[] = [];

  constructor(clock: CloudClock, home: Place) {
    this.#clock = clock;
    this.#arnPrefix = `arn:aws:cloudwatch:${home.region}:${home.account}:alarm:`;
  }

  /** By name. */
  list(): readonly Alarm[] {
    const byName = (one: Alarm, other: Alarm) => (one.settings.AlarmName < other.settings.AlarmName ? -1 : 1);
    return [...this.#all.values()].sort(byName);
  }

  byArn(arn: string): Alarm | undefined {
    return this.list().find((alarm) => alarm.arn === arn);
  }

  /** A new alarm starts without data; a changed one keeps its state and its tags. */
  put(settings: AlarmSettings): Alarm {
    const now = this.#clock.now();
    const present = this.#all.get(settings.AlarmName);
    if (present) {
      present.settings = settings;
      present.updatedAt = now;
      return present;
    }
    const alarm: Alarm = {
      arn: this.#arnPrefix + settings.AlarmName,
      settings,
      state: 'INSUFFICIENT_DATA',
      reason: 'Unchecked: Initial alarm creation',
      since: now,
      updatedAt: now,
      tags: new Map(),
    };
    this.#all.set(settings.AlarmName, alarm);
    return alarm;
  }

  onChange(listener: OnChange): void {
    this.#listeners.push(listener);
  }

  delete(name: string): void {
    this.#all.delete(name);
  }

  /** Moves an alarm, which is made up on the spot when nobody put it. */
  set(name: string, state: AlarmState, reason = `Threshold: set to ${state}`): void {
    const alarm = this.#all.get(name) ?? this.put(plainAlarm(name));
    const before = alarm.state;
    if (before !== state) alarm.since = this.#clock.now();
    alarm.state = state;
    alarm.reason = reason;
    if (before !== state) for (const listener of this.#listeners) listener(alarm, before);
  }
}

function plainAlarm(name: string): AlarmSettings {
  return {
    AlarmName: name,
    MetricName: 'HTTPCode_Target_5XX_Count',
    Namespace: 'AWS/ApplicationELB',
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 5,
    ComparisonOperator: 'GreaterThanThreshold',
  };
}
