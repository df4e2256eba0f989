import { type Color, otherColor } from '../model/color.ts';
import { GoneColor, whyRemoved } from '../model/gone-color.ts';
import type { Hold } from '../model/hold.ts';
import { type Ledger, newestOfColor } from '../model/ledger.ts';
import type { LockHolder } from '../model/lock.ts';
import type { RollbackRequest } from '../model/request.ts';
import { type RollbackTarget, rollbackTarget } from '../model/rollback-target.ts';
import { passSchemaGate } from '../model/schema-gate.ts';
import type { Ground } from '../steps/ground.ts';
import type { StoredHold } from '../steps/hold-object.ts';
import { openHold, ownHold, type RollbackSight } from '../steps/rollback-sight.ts';
import { tellIntent, tellReleases } from '../steps/tell-rollback.ts';
import { newHold, putHold } from './rollback-hold.ts';

/** A rollback that may begin: the environment is locked, and everybody who asks is told why. */
export interface RollbackIntent {
  readonly ground: Ground;
  readonly live: Color;
  readonly target: RollbackTarget;
  readonly hold: Hold;
  /** Writes the hold; already done where a holder had to be stopped. */
  readonly putDown: () => Promise<StoredHold>;
  /** What lay in its place. */
  readonly replaced: StoredHold | undefined;
  /** Releases whose migrations a person answers for. */
  readonly accepted: readonly string[];
  /** True when this finishes what another run began. */
  readonly finishing: boolean;
  /** There where live is only presumed: the same, resolved by the record, for when that says otherwise. */
  readonly byRecord?: () => Promise<RollbackIntent>;
}

export function intentOn(
  ground: Ground,
  request: RollbackRequest,
  sight: RollbackSight,
  live: Color,
  awaited: Hold | undefined,
  holdId: string,
): RollbackIntent {
  tellReleases(ground, sight);
  // Two who ask for "the previous one" at once mean the same: what is waited for is not undone.
  const same = request.to === undefined && awaited ? newestWord(awaited, sight.stored?.hold) : undefined;
  const begun = openHold(sight) ?? ownHold(ground, sight) ?? same;
  const target = begun
    ? // Where it stands is read first: what is live already needs no gate.
      { ...findTarget(sight, { ...request, to: begun.to }, live, undefined), from: begun.from }
    : decide(sight, request, live, undefined);
  const hold = begun ? { ...begun, id: holdId, open: true } : newHold(ground, request, target, holdId);
  tellIntent(ground, sight, hold);
  return {
    ground,
    live,
    target,
    hold,
    accepted: request.acceptSchemaRisk,
    putDown: () => putHold(ground, hold, sight.stored),
    replaced: begun && begun !== same ? undefined : sight.stored,
    finishing: begun !== undefined && begun !== same,
  };
}

/** What is awaited, as its run says it now: it may have presumed wrongly at first. */
export function newestWord(awaited: Hold, found: Hold | undefined): Hold {
  return found?.id === awaited.id ? found : awaited;
}

/**
 * @throws Failure when there is nothing to go back to, its code would not run on the database as it is, or the colour
 * that it would run in was removed
 */
export function decide(
  sight: RollbackSight,
  request: RollbackRequest,
  live: Color,
  holder: LockHolder | undefined,
): RollbackTarget {
  const target = findTarget(sight, request, live, holder);
  const running = holder ? 'is-waited-for' : 'counts';
  passSchemaGate(sight.book.current, target, request.acceptSchemaRisk, running);
  // Whoever holds the lock may be about to be stopped in what is live already: what is gone is asked for again then.
  if (!holder && !request.inPlace) passRemoval(sight.book.current, target, live);
  return target;
}

function passRemoval(ledger: Ledger, target: RollbackTarget, live: Color): void {
  const idle = otherColor(live);
  const why = whyRemoved(ledger, idle);
  if (why === undefined || target.kind === 'adopted') return;
  throw new GoneColor(`The colour ${idle} is gone: ${why}.`, target.line.release);
}

function findTarget(
  sight: RollbackSight,
  request: RollbackRequest,
  live: Color,
  holder: LockHolder | undefined,
): RollbackTarget {
  const ledger = sight.book.current;
  const liveLine = ledger.releases.findLast((line) => line.color === live && line.state !== 'given-up');
  return rollbackTarget(ledger, {
    to: request.to,
    live,
    liveRelease: liveLine?.release ?? newestOfColor(ledger, live)?.release,
    deploying: holder?.command === 'deploy' ? holder : undefined,
  });
}
