/** One start of two tasks, as a timetable: milliseconds from the call that began it. */
export interface StartCase {
  /** The rollout is COMPLETED and everything healthy from here on. */
  readonly stableAt: number;
  /** Both tasks run from here on. */
  readonly runningAt: number;
  readonly healthyAt: number;
  /** What the ledger says of the last start. */
  readonly lastTook: number;
  /** Where one task does not make it. */
  readonly failure?: TaskFailure;
}

export interface TaskFailure {
  readonly at: number;
  /** How long the task was RUNNING before it stopped; 0 when it never was. ECS counts only the latter as failed. */
  readonly ran: number;
  /** When ECS starts another one in its place. */
  readonly replacedAt: number;
}

const SHORTEST = 60_000;
const LONGEST = 300_000;
/** How far the last duration is from this one at most, as a share. */
const KNOWN_TO = 0.1;

/** @param random even draws from 0 to 1. */
export function drawStart(random: () => number): StartCase {
  const between = (least: number, most: number) => least + random() * (most - least);
  const stableAt = between(SHORTEST, LONGEST);
  // ECS needs two health checks of 5 s after RUNNING, and a while to say COMPLETED.
  const runningAt = stableAt - between(12_000, 40_000);
  return {
    stableAt,
    runningAt,
    healthyAt: runningAt + between(8_000, 12_000),
    lastTook: stableAt * between(1 - KNOWN_TO, 1 + KNOWN_TO),
  };
}

/** The same start with a task that stops at some time before it would have been stable. */
export function drawFailure(random: () => number): StartCase {
  const start = drawStart(random);
  const at = 5_000 + random() * (start.stableAt - 5_000);
  const neverRan = random() < 0.5;
  const ran = neverRan ? 0 : Math.min(at, 500 + random() * 30_000);
  return { ...start, failure: { at, ran, replacedAt: at + 1_000 + random() * 9_000 } };
}
