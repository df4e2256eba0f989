import { randomUUID } from 'node:crypto';
import type { Color } from '../model/color.ts';
import { Failure } from '../model/failure.ts';
import type { Hold } from '../model/hold.ts';
import { runUrl } from '../model/job.ts';
import { newestOfColor } from '../model/ledger.ts';
import { describeHolder, type LockHolder } from '../model/lock.ts';
import type { RollbackRequest } from '../model/request.ts';
import { type RollbackTarget, rollbackTarget } from '../model/rollback-target.ts';
import type { Ground, Outlook } from '../steps/ground.ts';
import { type StoredHold, writeHold } from '../steps/hold-object.ts';
import { lookForRollback, openHold, ownHold, type RollbackSight } from '../steps/rollback-sight.ts';
import type { Invocation, Scene } from './conduct.ts';
import { groundOn, tryLease } from './lock-for.ts';

const LOOK_AGAIN_MS = 2_000;
/** A holder reads the stop request within a renewal and takes back what it began; a lease lapses in 90 seconds. */
const PATIENCE_MS = 900_000;

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
  /** True when this finishes what another run began. */
  readonly finishing: boolean;
}

/** How the live colour is known: by the record, or, where that cannot be read, by what answers. */
export type FindLive = (outlook: Outlook, sight: RollbackSight) => Color | Promise<Color>;

/**
 * Reads what is live, decides where to go back to, and has the lock: at once when it is free; else after a stop request
 * has made its holder end. Another rollback that is under way is waited for, and nothing written meanwhile.
 */
export async function resolveRollback(
  scene: Scene,
  invocation: Invocation<RollbackRequest>,
  findLive: FindLive,
): Promise<RollbackIntent> {
  const { outlook } = scene;
  const { world } = outlook;
  const holdId = randomUUID();
  const terms = { patienceMs: 0, knownHold: holdId };
  let awaited: Hold | undefined;
  for (;;) {
    const [answer, sight] = await Promise.all([tryLease(scene, invocation, terms), lookForRollback(outlook)]);
    if (answer.kind === 'held-by-us') {
      const live = await findLive(outlook, sight);
      const ground = groundOn(scene, answer.lease, sight.book);
      return intentOn(ground, invocation.request, sight, live, awaited, holdId);
    }
    const begun = openHold(sight);
    if (begun) {
      awaited ??= begun;
      world.log.line('another rollback is under way; waiting for it');
      await world.clock.sleep(LOOK_AGAIN_MS, invocation.cancel);
      continue;
    }
    return stopHolder(scene, invocation, sight, answer.holder, findLive, holdId);
  }
}

async function stopHolder(
  scene: Scene,
  invocation: Invocation<RollbackRequest>,
  sight: RollbackSight,
  holder: LockHolder,
  findLive: FindLive,
  holdId: string,
): Promise<RollbackIntent> {
  const { outlook } = scene;
  const target = decide(sight, invocation.request, await findLive(outlook, sight), holder);
  const hold = newHold(outlook, invocation.request, target, holdId);
  const stored = await put(outlook, hold, sight.stored);
  outlook.world.log.line(`asked ${describeHolder(holder)} to stop`);
  const answer = await tryLease(scene, invocation, { patienceMs: PATIENCE_MS, knownHold: holdId });
  if (answer.kind === 'held-by-other') {
    throw new Failure(
      'The holder of the lock did not end within 15 minutes of the stop request.',
      'Cancel its run, then run this again: the stop request stands.',
    );
  }
  const after = await lookForRollback(outlook);
  return {
    ground: groundOn(scene, answer.lease, after.book),
    live: await findLive(outlook, after),
    target,
    hold,
    putDown: async () => stored,
    replaced: sight.stored,
    finishing: false,
  };
}

function intentOn(
  ground: Ground,
  request: RollbackRequest,
  sight: RollbackSight,
  live: Color,
  awaited: Hold | undefined,
  holdId: string,
): RollbackIntent {
  // Two who ask for "the previous one" at once mean the same: what is waited for is not undone.
  const same = request.to === undefined ? awaited : undefined;
  const begun = openHold(sight) ?? ownHold(ground, sight) ?? same;
  const target = begun
    ? { ...decide(sight, { ...request, to: begun.to }, live, undefined), from: begun.from }
    : decide(sight, request, live, undefined);
  const hold = begun ? { ...begun, id: holdId, open: true } : newHold(ground, request, target, holdId);
  return {
    ground,
    live,
    target,
    hold,
    putDown: () => put(ground, hold, sight.stored),
    replaced: begun && begun !== same ? undefined : sight.stored,
    finishing: begun !== undefined && begun !== same,
  };
}

export function decide(
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

function newHold(outlook: Outlook, request: RollbackRequest, target: RollbackTarget, id: string): Hold {
  const page = runUrl(outlook.job);
  return {
    id,
    from: target.from,
    to: target.kind === 'adopted' ? 'adopted' : target.line.release,
    reason: request.reason,
    by: outlook.job.actor ?? 'somebody at a shell',
    at: outlook.world.clock.now(),
    open: true,
    ...(outlook.job.runId === undefined ? {} : { runId: outlook.job.runId }),
    ...(page === undefined ? {} : { runUrl: page }),
  };
}

async function put(
  { world }: Pick<Outlook, 'world'>,
  hold: Hold,
  replaced: StoredHold | undefined,
): Promise<StoredHold> {
  const stored = await writeHold(world.store, hold, replaced);
  if (stored) return stored;
  throw new Failure(
    'Another rollback began at the same moment.',
    'Run this again: it waits for the other one.',
  );
}
