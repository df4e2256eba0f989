/** A service's tasks as its scheduler counts them; only such as are not told to stop. */
export interface Census {
  readonly desired: number;
  readonly minimumPercent: number;
  readonly maximumPercent: number;
  /** Of the newest deployment. */
  readonly fresh: Count;
  /** Of all older ones. */
  readonly old: Count;
  /** False when the newest deployment has failed: it gets no more tasks. */
  readonly mayLaunch: boolean;
}
export interface Count {
  readonly serving: number;
  readonly waiting: number;
}

export interface Moves {
  readonly launch: number;
  readonly stopFresh: number;
  readonly stopOldWaiting: number;
  readonly stopOldServing: number;
}

/** What a rolling update does next: never fewer serving than the minimum, never more alive than the maximum. */
export function nextMoves(census: Census): Moves {
  const { desired, fresh, old, mayLaunch } = census;
  const least = Math.ceil((desired * census.minimumPercent) / 100);
  const most = Math.floor((desired * census.maximumPercent) / 100);
  const freshAlive = fresh.serving + fresh.waiting;
  if (!mayLaunch) return shrinkOnly(desired, freshAlive, old);
  const spare = fresh.serving + old.serving - least;
  const stopOldServing = Math.max(0, Math.min(old.serving, spare));
  const stopOldWaiting = old.waiting;
  const room = most - freshAlive - (old.serving - stopOldServing);
  return {
    launch: Math.max(0, Math.min(desired - freshAlive, room)),
    stopFresh: Math.max(0, freshAlive - desired),
    stopOldWaiting,
    stopOldServing,
  };
}

/** After a failed deployment nothing is started, and what serves is left alone unless it is too much. */
function shrinkOnly(desired: number, freshAlive: number, old: Count): Moves {
  const surplus = Math.max(0, freshAlive + old.serving + old.waiting - desired);
  const stopFresh = Math.min(freshAlive, surplus);
  const stopOldWaiting = Math.min(old.waiting, surplus - stopFresh);
  const stopOldServing = Math.min(old.serving, surplus - stopFresh - stopOldWaiting);
  return { launch: 0, stopFresh, stopOldWaiting, stopOldServing };
}
