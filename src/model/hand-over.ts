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
  /** Running and pending 0: one that is still stopping may still tick. */
  | { readonly kind: 'await-leaving-gone' }
  | { readonly kind: 'start' };

/**
 * New workers first, so that the queue always has somebody: as many as the old ones that run, or as a run that ended
 * had asked for. Undefined stands for a service that this colour does not have.
 */
export function workerMoves(
  incoming: IncomingSight | undefined,
  leaving: ServiceSight | undefined,
  { min, max }: WorkerBounds,
): readonly WorkerMove[] {
  const moves: WorkerMove[] = [];
  if (incoming) {
    const begun = incoming.holdsRelease ? incoming.desired : 0;
    const count = Math.min(max, Math.max(min, leaving?.running ?? 0, begun));
    if (!consumes(incoming, min)) moves.push({ kind: 'start', count });
  }
  if (leaving && leaving.desired > 0) moves.push({ kind: 'stop-leaving' });
  return moves;
}

/** Old to zero and gone, then new to one: never two, at the price of a gap. */
export function beatMoves(
  incoming: IncomingSight | undefined,
  leaving: ServiceSight | undefined,
): readonly BeatMove[] {
  const moves: BeatMove[] = [];
  if (leaving && leaving.desired > 0) moves.push({ kind: 'stop-leaving' });
  if (leaving && leaving.desired + leaving.running + leaving.pending > 0) {
    moves.push({ kind: 'await-leaving-gone' });
  }
  if (incoming && !consumes(incoming, 1)) moves.push({ kind: 'start' });
  return moves;
}

/** A task that ECS is replacing in a service that was complete is ECS's affair. */
function consumes({ holdsRelease, complete, desired, running }: IncomingSight, fewest: number): boolean {
  return holdsRelease && complete && desired >= fewest && running >= fewest;
}
