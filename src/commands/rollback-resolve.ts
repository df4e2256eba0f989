import { randomUUID } from 'node:crypto';
import type { Color } from '../model/color.ts';
import { Failure } from '../model/failure.ts';
import type { Hold } from '../model/hold.ts';
import { presumedLive } from '../model/ledger.ts';
import { describeHolder, type LockHolder } from '../model/lock.ts';
import type { RollbackRequest } from '../model/request.ts';
import type { RollbackTarget } from '../model/rollback-target.ts';
import type { Lease } from '../steps/lease.ts';
import { lookForRollback, openHold, ownHold, type RollbackSight } from '../steps/rollback-sight.ts';
import { tellIntent, tellReleases } from '../steps/tell-rollback.ts';
import type { Invocation, Scene } from './conduct.ts';
import { groundOn, tryLease } from './lock-for.ts';
import { newHold, putHold } from './rollback-hold.ts';
import { decide, intentOn, newestWord, type RollbackIntent } from './rollback-intent.ts';
import type { FindLive } from './rollback-live.ts';
import { inItsZone } from './rollback-zone.ts';

const LOOK_AGAIN_MS = 2_000;
/** A holder reads the stop request within a renewal and takes back what it began; a lease lapses in 90 seconds. */
const PATIENCE_MS = 900_000;

interface Asked {
  readonly scene: Scene;
  readonly invocation: Invocation<RollbackRequest>;
  readonly findLive: FindLive;
  readonly holdId: string;
}

/**
 * Decides where to go back to, and has the lock: at once when it is free; else after a stop request has made its holder
 * end. Another rollback that is under way is waited for, and nothing written meanwhile.
 */
export async function resolveRollback(
  scene: Scene,
  invocation: Invocation<RollbackRequest>,
  findLive: FindLive,
): Promise<RollbackIntent> {
  const { world } = scene.outlook;
  const asked: Asked = { scene, invocation, findLive, holdId: randomUUID() };
  let awaited: Hold | undefined;
  for (;;) {
    const leasing = tryLease(scene, invocation, { patienceMs: 0, knownHold: asked.holdId });
    const looking = lookForRollback(world.store);
    // Both have ended before either may throw: a lease that came too late would never be given back.
    await Promise.allSettled([leasing, looking]);
    const [answer, sight] = [await leasing, await looking];
    if (answer.kind === 'held-by-us') {
      const presumed = awaited ? undefined : presume(asked, answer.lease, sight);
      return presumed ?? resolveByRecord(asked, answer.lease, sight, awaited);
    }
    const begun = openHold(sight);
    if (!begun) return stopHolder(asked, sight, answer.holder);
    if (!awaited) world.log.line('another rollback is under way; waiting for it');
    awaited = awaited ? newestWord(awaited, begun) : begun;
    await world.clock.sleep(LOOK_AGAIN_MS, invocation.cancel);
  }
}

/**
 * Goes by the ledger, so that the record is read in the same round in which the hold is put down. Nothing else rests on
 * it: when the record says otherwise the hold is dropped. What somebody began, or would have to be stopped for, is never
 * decided like this.
 */
function presume(asked: Asked, lease: Lease, sight: RollbackSight): RollbackIntent | undefined {
  const { scene, invocation, holdId } = asked;
  const { request } = invocation;
  const ledger = sight.book.current;
  const live = presumedLive(ledger)?.color;
  const zoneId = request.zoneId ?? ledger.zoneId;
  const begun = openHold(sight) ?? ownHold(scene.outlook, sight);
  if (live === undefined || zoneId === undefined || begun || request.inPlace) return undefined;
  if (presumedTarget(sight, request, live)?.kind !== 'release') return undefined;
  const ground = groundOn(scene.inZone(zoneId), lease, sight.book);
  return {
    ...intentOn(ground, request, sight, live, undefined, holdId),
    byRecord: async () =>
      resolveByRecord(asked, lease, await lookForRollback(scene.outlook.world.store), undefined),
  };
}

/** A refusal that rests on a guess is none: the record is asked first. */
function presumedTarget(
  sight: RollbackSight,
  request: RollbackRequest,
  live: Color,
): RollbackTarget | undefined {
  try {
    return decide(sight, request, live, undefined);
  } catch {
    return undefined;
  }
}

async function resolveByRecord(
  { scene, invocation, findLive, holdId }: Asked,
  lease: Lease,
  sight: RollbackSight,
  awaited: Hold | undefined,
): Promise<RollbackIntent> {
  const { request } = invocation;
  const placed = await inItsZone(scene, request);
  const live = await findLive(placed.outlook, sight);
  return intentOn(groundOn(placed, lease, sight.book), request, sight, live, awaited, holdId);
}

async function stopHolder(asked: Asked, sight: RollbackSight, holder: LockHolder): Promise<RollbackIntent> {
  const { invocation, findLive, holdId } = asked;
  const scene = await inItsZone(asked.scene, invocation.request);
  const { outlook } = scene;
  tellReleases(outlook, sight);
  const target = decide(sight, invocation.request, await findLive(outlook, sight), holder);
  const hold = newHold(outlook, invocation.request, target, holdId);
  tellIntent(outlook, sight, hold);
  const stored = await putHold(outlook, hold, sight.stored);
  outlook.world.log.line(`asked ${describeHolder(holder)} to stop`);
  const answer = await tryLease(scene, invocation, { patienceMs: PATIENCE_MS, knownHold: holdId });
  if (answer.kind === 'held-by-other') {
    throw new Failure(
      'The holder of the lock did not end within 15 minutes of the stop request.',
      'Cancel its run, then run this again: the stop request stands.',
    );
  }
  const after = await lookForRollback(outlook.world.store);
  return {
    ground: groundOn(scene, answer.lease, after.book),
    live: await findLive(outlook, after),
    target,
    hold,
    accepted: invocation.request.acceptSchemaRisk,
    putDown: async () => stored,
    replaced: sight.stored,
    finishing: false,
  };
}
