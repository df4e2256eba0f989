import type { ProbeVerdict } from './probe-verdict.ts';

export type AlarmSight = { readonly state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA' };

/** So many probes in a row have to fail: one lost packet is no verdict. */
export const FAILED_PROBES = 3;
/** Metrics come one to three minutes late: until then probes alone decide. */
export const PROBES_DECIDE_MS = 180_000;

/**
 * The alarms that speak against the release: in ALARM now, and not since before the flip. One that was and has recovered
 * is a judge again. INSUFFICIENT_DATA is neutral.
 *
 * @returns the names that went to ALARM, and those that still are as they were before the flip.
 */
export function judgeAlarms(
  alarms: ReadonlyMap<string, AlarmSight>,
  before: readonly string[],
): { readonly raised: readonly string[]; readonly still: readonly string[] } {
  const inAlarm = [...alarms].filter(([, alarm]) => alarm.state === 'ALARM').map(([name]) => name);
  return {
    raised: inAlarm.filter((name) => !before.includes(name)),
    still: before.filter((name) => inAlarm.includes(name)),
  };
}

/** Every second while probes decide, then as often as the alarms are looked at. */
export function bakePause(sinceFlipMs: number): number {
  return sinceFlipMs < PROBES_DECIDE_MS ? 1_000 : 5_000;
}

/** What the alarms said when they were last looked at: `6 of 6 alarms OK`, and how many of them had no data. */
export function describeAlarms(alarms: ReadonlyMap<string, AlarmSight>, asked: number): string {
  const count = (state: AlarmSight['state']) =>
    [...alarms.values()].filter((one) => one.state === state).length;
  const others = [
    [count('INSUFFICIENT_DATA'), 'without data'],
    [count('ALARM'), 'in ALARM since before the flip'],
    [asked - alarms.size, 'missing'],
  ] as const;
  const told = others.filter(([number]) => number > 0).map(([number, what]) => `, ${number} ${what}`);
  return `${count('OK')} of ${asked} alarms OK${told.join('')}`;
}

/** The probes of a bake, counted: how many were good, and how many in a row were not. */
export class ProbeCount {
  failures = 0;
  #good = 0;
  #all = 0;

  /** @returns whether the tide has turned: the first bad one after good ones, or the reverse. */
  turned(verdict: ProbeVerdict): boolean {
    const wasBad = this.failures > 0;
    const isGood = verdict.kind === 'good';
    this.#all += 1;
    if (isGood) this.#good += 1;
    this.failures = isGood ? 0 : this.failures + 1;
    return wasBad === isGood;
  }

  said(): string {
    return this.#all === 0 ? '' : `${this.#good} of ${this.#all} probes good`;
  }
}
