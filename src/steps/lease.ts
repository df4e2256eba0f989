import { Interruption } from '../model/interruption.ts';
import type { LockHolder } from '../model/lock.ts';
import { FLIP_DEMANDS_MS, LEASE_MS, RENEW_EVERY_MS } from '../model/lock.ts';
import type { World } from '../ports.ts';
import { guardWrites } from './guarded-world.ts';
import { readHold } from './hold-object.ts';

export const LOCK_KEY = 'lock.json';

/** How soon a renewal that failed is tried again. */
const RETRY_MS = 2_000;

/** The environment, held by this run until it is released, lost or taken. */
export interface Lease {
  /** Aborts with an `Interruption` when the run must not go on. */
  readonly signal: AbortSignal;
  /** Refuses every write once the run is interrupted. */
  readonly world: World;
  /** Refuses writes only when the lease itself is gone: for taking back what was begun. */
  readonly undoWorld: World;
  /** Puts what a rollback needs to know into the lock. */
  note(facts: Pick<LockHolder, 'liveRelease' | 'liveColor'>): Promise<void>;
  /** Makes sure that the edit that moves traffic has time enough. */
  freshForFlip(): Promise<void>;
  /** Interrupts the run after so many milliseconds from now, unless the limit is ended first. */
  limitTime(ms: number): void;
  /** From here on the run takes as long as it takes. */
  endTimeLimit(): void;
  release(): Promise<void>;
}

export interface LeaseTerms {
  readonly holder: LockHolder;
  readonly etag: string;
  /** When the request that took the lock was sent: the lease counts from there. */
  readonly takenAt: number;
  /** The stop request that this run itself made, or found: no reason to stop. */
  readonly knownHold: string | undefined;
  readonly cancel: AbortSignal;
  readonly wrote: () => void;
}

export function keepLease(world: World, terms: LeaseTerms): Lease {
  const interrupted = new AbortController();
  const lost = new AbortController();
  const ended = new AbortController();
  const timed = new AbortController();
  let { holder, etag } = terms;
  let heldUntil = terms.takenAt + LEASE_MS;

  const interrupt = (kind: Interruption['kind']) => {
    const reason = new Interruption(kind);
    if (kind === 'lease-lost') lost.abort(reason);
    interrupted.abort(reason);
  };
  const onCancel = () => interrupt('cancelled');
  if (terms.cancel.aborted) onCancel();
  terms.cancel.addEventListener('abort', onCancel, { once: true });

  const renew = serially(async (change: Partial<LockHolder>) => {
    const sentAt = world.clock.now();
    const next = { ...holder, ...change, renewals: holder.renewals + 1 };
    const answer = await world.store.replace(LOCK_KEY, JSON.stringify(next), etag);
    if (answer.kind === 'refused') return interrupt('lease-lost');
    holder = next;
    etag = answer.etag;
    heldUntil = sentAt + LEASE_MS;
  });

  const renewAndListen = async () => {
    const [, hold] = await Promise.all([renew({}), readHold(world.store)]);
    if (hold?.hold.open && hold.hold.id !== terms.knownHold) interrupt('stop-requested');
  };

  const assertHeld = () => {
    if (lost.signal.aborted) throw lost.signal.reason;
    if (world.clock.now() >= heldUntil) {
      interrupt('lease-lost');
      throw lost.signal.reason;
    }
  };

  void keepRenewing(world, ended.signal, renewAndListen, () => world.clock.now() >= heldUntil, interrupt);

  return {
    signal: interrupted.signal,
    world: guardWrites(world, {
      beforeWrite: () => {
        interrupted.signal.throwIfAborted();
        assertHeld();
        terms.wrote();
      },
      signal: interrupted.signal,
    }),
    undoWorld: guardWrites(world, {
      beforeWrite: () => {
        assertHeld();
        terms.wrote();
      },
      signal: lost.signal,
    }),
    note: (facts) => renew(facts),
    async freshForFlip() {
      if (heldUntil - world.clock.now() < FLIP_DEMANDS_MS) await renew({});
      assertHeld();
    },
    limitTime: (ms) => void limitTime(world, AbortSignal.any([ended.signal, timed.signal]), ms, interrupt),
    endTimeLimit: () => timed.abort(),
    async release() {
      ended.abort();
      terms.cancel.removeEventListener('abort', onCancel);
      await renew.idle();
      if (!lost.signal.aborted) await world.store.remove(LOCK_KEY, etag);
    },
  };
}

async function keepRenewing(
  world: World,
  ended: AbortSignal,
  renew: () => Promise<void>,
  expired: () => boolean,
  interrupt: (kind: 'lease-lost') => void,
): Promise<void> {
  let delay = RENEW_EVERY_MS;
  while (await rested(world, delay, ended)) {
    try {
      await renew();
      delay = RENEW_EVERY_MS;
    } catch {
      // The store did not answer; the lease counts on and decides.
      delay = RETRY_MS;
    }
    if (expired()) return interrupt('lease-lost');
  }
}

async function limitTime(
  world: World,
  over: AbortSignal,
  timeoutMs: number,
  interrupt: (kind: 'timed-out') => void,
): Promise<void> {
  if (await rested(world, timeoutMs, over)) interrupt('timed-out');
}

/** False when it was cut short. */
async function rested(world: World, ms: number, until: AbortSignal): Promise<boolean> {
  if (until.aborted) return false;
  return world.clock.sleep(ms, until).then(
    () => true,
    () => false,
  );
}

/** One call after the other: two renewals at once would refuse each other. */
function serially<A>(action: (argument: A) => Promise<void>) {
  let last: Promise<void> = Promise.resolve();
  const call = (argument: A): Promise<void> => {
    const next = last.then(() => action(argument));
    last = next.catch(() => undefined);
    return next;
  };
  return Object.assign(call, { idle: () => last });
}
