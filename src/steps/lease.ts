import { Failure } from '../model/failure.ts';
import { Interruption } from '../model/interruption.ts';
import type { LockHolder } from '../model/lock.ts';
import { FLIP_DEMANDS_MS, RENEW_EVERY_MS } from '../model/lock.ts';
import type { World } from '../ports.ts';
import { guardWrites } from './guarded-world.ts';
import type { HeldLock } from './held-lock.ts';
import { readHold } from './hold-object.ts';
import { patientWorld } from './patient-world.ts';

/** How soon a renewal that failed is tried again. */
const RETRY_MS = 2_000;

export interface LeaseTerms {
  readonly lock: HeldLock;
  /** The stop request that this run itself made, or found: no reason to stop. */
  readonly knownHold: string | undefined;
  readonly cancel: AbortSignal;
  /** Told before each write. */
  readonly wrote: () => void;
}

/**
 * The environment, held by this run until it is released, lost or taken: renewed in the background, and with each
 * renewal listening for a stop request.
 */
export class Lease {
  /** Refuses every write once the run is interrupted. */
  readonly world: World;
  /** Refuses writes only when the lease itself is gone: for taking back what was begun. */
  readonly undoWorld: World;
  readonly #plain: World;
  readonly #terms: LeaseTerms;
  readonly #interrupted = new AbortController();
  readonly #lost = new AbortController();
  readonly #ended = new AbortController();
  readonly #unlimited = new AbortController();
  readonly #onCancel = () => this.#interrupt('cancelled');

  /** @param world without patience: how long to wait depends on what is written. */
  constructor(world: World, terms: LeaseTerms) {
    this.#plain = world;
    this.#terms = terms;
    this.world = this.#guarded(this.#interrupted.signal);
    this.undoWorld = this.#guarded(this.#lost.signal);
    if (terms.cancel.aborted) this.#onCancel();
    terms.cancel.addEventListener('abort', this.#onCancel, { once: true });
    void this.#keepRenewing();
  }

  /** Aborts with an `Interruption` when the run must not go on. */
  get signal(): AbortSignal {
    return this.#interrupted.signal;
  }

  /** Puts what a rollback needs to know into the lock. */
  async note(facts: Pick<LockHolder, 'liveRelease' | 'liveColor'>): Promise<void> {
    await this.#renew(facts);
  }

  /** Makes sure that the edit that moves traffic has time enough. */
  async freshForFlip(): Promise<void> {
    if (this.#terms.lock.remaining < FLIP_DEMANDS_MS) await this.#renew({});
    this.#assertHeld();
    if (this.#terms.lock.remaining >= FLIP_DEMANDS_MS) return;
    throw new Failure(
      'The lock could not be renewed quickly enough to flip under it: S3 answers too slowly.',
      'Nothing was flipped. Run this again.',
    );
  }

  /** Interrupts the run after so many milliseconds from now, unless the limit is ended first. */
  limitTime(ms: number): void {
    const over = AbortSignal.any([this.#ended.signal, this.#unlimited.signal]);
    void this.#rested(ms, over).then((rested) => {
      if (rested) this.#interrupt('timed-out');
    });
  }

  /** From here on the run takes as long as it takes. */
  endTimeLimit(): void {
    this.#unlimited.abort();
  }

  async release(): Promise<void> {
    this.#ended.abort();
    this.#terms.cancel.removeEventListener('abort', this.#onCancel);
    if (!this.#lost.signal.aborted) await this.#terms.lock.remove();
  }

  async #keepRenewing(): Promise<void> {
    let delay = RENEW_EVERY_MS;
    while (await this.#rested(delay, this.#ended.signal)) {
      try {
        await this.#renewAndListen();
        delay = RENEW_EVERY_MS;
      } catch {
        // The store did not answer; the lease counts on and decides.
        delay = RETRY_MS;
      }
      if (this.#terms.lock.remaining <= 0) return this.#interrupt('lease-lost');
    }
  }

  async #renewAndListen(): Promise<void> {
    const [, stored] = await Promise.all([this.#renew({}), readHold(this.#plain.store)]);
    if (!stored?.hold.open || stored.hold.id === this.#terms.knownHold) return;
    this.#interrupt('stop-requested', `Its reason: ${stored.hold.reason}`);
  }

  async #renew(change: Partial<LockHolder>): Promise<void> {
    if ((await this.#terms.lock.renew(change)) === 'lost') this.#interrupt('lease-lost');
  }

  /** Patience lies around the guard: a write that waited out its throttling is asked anew whether it may be made. */
  #guarded(signal: AbortSignal): World {
    return patientWorld(guardWrites(this.#plain, { beforeWrite: () => this.#mayWrite(signal), signal }));
  }

  #mayWrite(until: AbortSignal): void {
    until.throwIfAborted();
    this.#assertHeld();
    this.#terms.wrote();
  }

  #assertHeld(): void {
    if (this.#terms.lock.remaining <= 0) this.#interrupt('lease-lost');
    this.#lost.signal.throwIfAborted();
  }

  #interrupt(kind: Interruption['kind'], why?: string): void {
    const reason = new Interruption(kind, why);
    if (kind === 'lease-lost') this.#lost.abort(reason);
    this.#interrupted.abort(reason);
  }

  /** False when it was cut short. */
  #rested(ms: number, until: AbortSignal): Promise<boolean> {
    if (until.aborted) return Promise.resolve(false);
    return this.#plain.clock.sleep(ms, until).then(
      () => true,
      () => false,
    );
  }
}
