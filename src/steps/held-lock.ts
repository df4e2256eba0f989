import type { LockHolder } from '../model/lock.ts';
import { LEASE_MS } from '../model/lock.ts';
import type { World } from '../ports.ts';

export const LOCK_KEY = 'lock.json';

/** The lock object while it is ours. Renewals go one after the other: two at once would refuse each other. */
export class HeldLock {
  readonly #world: World;
  #holder: LockHolder;
  #etag: string;
  #until: number;
  #last: Promise<unknown> = Promise.resolve();

  /** @param takenAt when the request that took it was sent: the lease counts from there. */
  constructor(world: World, holder: LockHolder, etag: string, takenAt: number) {
    this.#world = world;
    this.#holder = holder;
    this.#etag = etag;
    this.#until = takenAt + LEASE_MS;
  }

  /** Milliseconds that nobody else may take it, by our own clock. */
  get remaining(): number {
    return this.#until - this.#world.clock.now();
  }

  /** `lost`: somebody else has it now. Rejects when the store does not answer; the lease then counts on. */
  renew(change: Partial<LockHolder> = {}): Promise<'held' | 'lost'> {
    const next = this.#last.then(() => this.#renew(change));
    this.#last = next.catch(() => undefined);
    return next;
  }

  async remove(): Promise<void> {
    await this.#last;
    await this.#world.store.remove(LOCK_KEY, this.#etag);
  }

  async #renew(change: Partial<LockHolder>): Promise<'held' | 'lost'> {
    const sentAt = this.#world.clock.now();
    const next = { ...this.#holder, ...change, renewals: this.#holder.renewals + 1 };
    const answer = await this.#world.store.replace(LOCK_KEY, JSON.stringify(next), this.#etag);
    if (answer.kind === 'refused') return 'lost';
    this.#holder = next;
    this.#etag = answer.etag;
    this.#until = sentAt + LEASE_MS;
    return 'held';
  }
}
