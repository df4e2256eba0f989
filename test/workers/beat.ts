import type { RanTask } from '../cloud/ecs/ran-task.ts';

/** A container of beat: when it ran, and when it sent the tick. Milliseconds since the epoch. */
export interface Beat {
  readonly group: string;
  readonly startedAt: number;
  readonly stoppedAt: number;
  readonly ticks: readonly number[];
}

const TICK = /^\[(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d),(\d{3}): .*Sending due task tick /;

/** Oldest first; by beat's own words, since what a worker says of a tick comes later. */
export function beatsOf(ran: readonly RanTask[], now: number): readonly Beat[] {
  return ran.flatMap(({ group, containers, stoppedAt }) =>
    containers
      .filter(({ name, startedAt }) => name === 'beat' && startedAt !== undefined)
      .map(({ startedAt = 0, printed }) => ({
        group,
        startedAt,
        stoppedAt: stoppedAt ?? now,
        ticks: printed.flatMap((line) => {
          const [, day, time, milliseconds] = TICK.exec(line) ?? [];
          return day === undefined ? [] : Date.parse(`${day}T${time}.${milliseconds}Z`);
        }),
      })),
  );
}

/** Ticks that one beat did not send and the next could not know of. */
export interface Gap {
  readonly seconds: number;
  readonly ticks: number;
}

export function gapsOf(beats: readonly Beat[], everyMs: number): readonly Gap[] {
  const ticks = beats.flatMap((beat) => beat.ticks).toSorted((one, other) => one - other);
  return ticks
    .map((at, index) => at - (ticks[index - 1] ?? at))
    .filter((pause) => pause > 1.5 * everyMs)
    .map((pause) => ({ seconds: pause / 1000, ticks: Math.round(pause / everyMs) - 1 }));
}

/** Ticks by how often workers executed them. */
export interface TicksRun {
  readonly once: number;
  readonly twice: number;
}

/** Two beats at once, a tick that was sent or executed twice, or one that nobody executed. */
export function beatFaults(
  beats: readonly Beat[],
  everyMs: number,
  { once, twice: ranTwice }: TicksRun,
): readonly string[] {
  const byStart = beats.toSorted((one, other) => one.startedAt - other.startedAt);
  const ticks = beats.flatMap((beat) => beat.ticks).toSorted((one, other) => one - other);
  const twice = ticks.filter((at, index) => index > 0 && at - (ticks[index - 1] ?? 0) < everyMs / 2);
  const both = byStart.filter((beat, index) => beat.startedAt < (byStart[index - 1]?.stoppedAt ?? 0));
  return [
    ...(ticks.length === 0 ? ['beat sent no tick'] : []),
    ...twice.map((at) => `a tick was sent twice, at ${new Date(at).toISOString()}`),
    ...both.map(({ group }) => `${group} had a beat before the last one was gone`),
    ...(ranTwice === 0 ? [] : [`${ranTwice} ticks were executed twice`]),
    ...(once + ranTwice === ticks.length
      ? []
      : [`${ticks.length} ticks were sent and ${once + ranTwice} executed`]),
  ];
}
