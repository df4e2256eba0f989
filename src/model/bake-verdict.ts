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
