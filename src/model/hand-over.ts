/** What ECS says of the count of a service. */
export interface ServiceSight {
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
}

/** The service of the colour that takes over. */
export interface IncomingSight extends ServiceSight {
  /** It was last told to run the release that takes over. */
  readonly holdsRelease: boolean;
  /** ECS has ended the deployment that did so. */
  readonly complete: boolean;
}

/** Fewest and most workers. */
export interface WorkerBounds {
  readonly min: number;
  readonly max: number;
}

export type WorkerMove =
  | { readonly kind: 'start'; readonly count: number }
  /** Minimum 0, suspended, desired 0: they finish what they hold, and nobody waits for it. */
  | { readonly kind: 'stop-leaving' };

export type BeatMove =
  | { readonly kind: 'stop-leaving' }
  /** To the end of its tasks: one that is stopping is counted nowhere, and may still tick. */
  | { readonly kind: 'await-leaving-gone' }
  | { readonly kind: 'start' };

/**
 * New workers first, so that the queue always has somebody: as many as the old ones that run, in the same service too, or
 * as a run that ended had asked for. Undefined stands for a service that this colour does not have.
 */
export function workerMoves(
  incoming: IncomingSight | undefined,
  leaving: readonly ServiceSight[],
  { min, max }: WorkerBounds,
): readonly WorkerMove[] {
  const moves: WorkerMove[] = [];
  if (incoming && !consumes(incoming, min)) {
    const there = Math.max(incoming.desired, ...leaving.map(({ running }) => running));
    moves.push({ kind: 'start', count: Math.min(max, Math.max(min, there)) });
  }
  if (leaving.some(isWanted)) moves.push({ kind: 'stop-leaving' });
  return moves;
}

/**
 * Old to zero and gone, then new to one: never two, at the price of a gap. In one service as between two, because a task
 * that is stopping is not among those that a rolling replacement counts.
 */
export function beatMoves(
  incoming: IncomingSight | undefined,
  leaving: readonly ServiceSight[],
): readonly BeatMove[] {
  const moves: BeatMove[] = [];
  const starts = incoming !== undefined && !consumes(incoming, 1);
  if (leaving.some(isWanted)) moves.push({ kind: 'stop-leaving' });
  const anyLeft = leaving.some(({ desired, running, pending }) => desired + running + pending > 0);
  if (leaving.length > 0 && (starts || anyLeft)) moves.push({ kind: 'await-leaving-gone' });
  if (starts) moves.push({ kind: 'start' });
  return moves;
}

export function isWanted({ desired }: ServiceSight): boolean {
  return desired > 0;
}

/** A task that ECS is replacing in a service that was complete is ECS's affair. */
function consumes({ holdsRelease, complete, desired, running }: IncomingSight, fewest: number): boolean {
  return holdsRelease && complete && desired >= fewest && running >= fewest;
}
