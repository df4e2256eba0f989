import type { Command } from '../model/command.ts';
import { Failure } from '../model/failure.ts';
import { runUrl } from '../model/job.ts';
import type { LockHolder } from '../model/lock.ts';
import { describeHolder, isLapsed } from '../model/lock.ts';
import type { World } from '../ports.ts';
import type { Outlook } from './ground.ts';
import { HeldLock, LOCK_KEY } from './held-lock.ts';
import { Lease } from './lease.ts';
import { patientWorld } from './patient-world.ts';

const LOOK_AGAIN_MS = 2_000;

export interface LockWish {
  readonly command: Command;
  /** Distinguishes this run from every other, also from an earlier attempt of itself. */
  readonly owner: string;
  readonly release?: string;
  readonly knownHold?: string;
  readonly cancel: AbortSignal;
  /** The lease's own, without the patience of the outlook's. */
  readonly world: World;
  /** What to do about somebody else's lock: wait for its end at most so long, in milliseconds. */
  readonly patienceMs: number;
}

export type LockAnswer =
  | { readonly kind: 'held-by-us'; readonly lease: Lease }
  | { readonly kind: 'held-by-other'; readonly holder: LockHolder };

/** Takes the environment, or says who holds it once patience is over. */
export async function takeLock(outlook: Outlook, wish: LockWish): Promise<LockAnswer> {
  const { world } = outlook;
  const givenUpAt = world.clock.now() + wish.patienceMs;
  let told = false;
  for (;;) {
    const answer = await tryLock(outlook, wish);
    if (answer.kind === 'held-by-us') return answer;
    if (world.clock.now() >= givenUpAt) return answer;
    if (!told) world.log.line(`waiting for ${describeHolder(answer.holder)}`);
    told = true;
    await world.clock.sleep(LOOK_AGAIN_MS, wish.cancel);
  }
}

export function lockedByOther(holder: LockHolder): Failure {
  return new Failure(
    `The environment is locked by ${describeHolder(holder)}.`,
    'Wait for that run to end, then run this again. A lock whose run is dead falls free by itself within 90 seconds.',
  );
}

async function tryLock(outlook: Outlook, wish: LockWish): Promise<LockAnswer> {
  const { world } = outlook;
  const holder = describeUs(outlook, wish);
  const body = JSON.stringify(holder);
  const takenAt = world.clock.now();
  const created = await world.store.create(LOCK_KEY, body);
  if (created.kind === 'written') return ours(outlook, wish, holder, created.etag, takenAt);

  const found = await world.store.get(LOCK_KEY);
  if (!found) return tryLock(outlook, wish);
  const other = JSON.parse(found.body) as LockHolder;
  if (!(await isFree(world, other, wish.owner, isLapsed(found.modifiedAt, found.storeNow)))) {
    return { kind: 'held-by-other', holder: other };
  }
  const retakenAt = world.clock.now();
  const replaced = await world.store.replace(LOCK_KEY, body, found.etag);
  if (replaced.kind === 'refused') return { kind: 'held-by-other', holder: other };
  world.log.line(`took over the lock that ${describeHolder(other)} left behind`);
  return ours(outlook, wish, holder, replaced.etag, retakenAt);
}

/** A lock is free when its lease ran out, when it is ours, or when GitHub says that its run has ended. */
async function isFree(world: World, other: LockHolder, owner: string, lapsed: boolean): Promise<boolean> {
  if (lapsed || other.owner === owner) return true;
  if (other.runId === undefined) return false;
  return (await world.github.runFinished(other.runId, other.attempt)) === true;
}

function ours(
  outlook: Outlook,
  wish: LockWish,
  holder: LockHolder,
  etag: string,
  takenAt: number,
): LockAnswer {
  const lease = new Lease(wish.world, {
    lock: new HeldLock(patientWorld(wish.world), holder, etag, takenAt),
    knownHold: wish.knownHold,
    cancel: wish.cancel,
    wrote: () => {
      outlook.journal.wrote = true;
    },
  });
  return { kind: 'held-by-us', lease };
}

function describeUs({ world, job }: Outlook, wish: LockWish): LockHolder {
  const page = runUrl(job);
  return {
    owner: wish.owner,
    command: wish.command,
    ...(wish.release === undefined ? {} : { release: wish.release }),
    ...(job.actor === undefined ? {} : { by: job.actor }),
    ...(job.runId === undefined ? {} : { runId: job.runId }),
    attempt: job.attempt,
    ...(page === undefined ? {} : { runUrl: page }),
    startedAt: world.clock.now(),
    renewals: 0,
  };
}
