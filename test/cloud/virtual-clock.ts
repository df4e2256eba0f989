import type { SceneClock } from './scene-clock.ts';

interface Sleeper {
  readonly wakeAt: number;
  readonly order: number;
  readonly wake: () => void;
}

/** Turns of the event loop without any news before the program counts as idle: promises that pass
 * through streams and `setImmediate` need a few turns to reach their next sleep. */
const IDLE_TURNS = 6;

/**
 * Time that stands still while anybody works, and jumps to the next sleeper when nobody does.
 * Sleepers wake one at a time, by wake time and then in the order in which they lay down.
 * What waits for a real timer or a real socket is not seen as work: keep both out of such tests.
 */
export class VirtualClock implements SceneClock {
  #now: number;
  #order = 0;
  #flights = 0;
  #news = 0;
  #driving = false;
  readonly #sleepers: Sleeper[] = [];

  /** @param start milliseconds since the epoch. */
  constructor(start = Date.UTC(2026, 10, 2, 9, 0, 0)) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const abort = () => {
        this.#sleepers.splice(this.#sleepers.indexOf(sleeper), 1);
        reject(signal?.reason);
      };
      const sleeper: Sleeper = {
        wakeAt: this.#now + Math.max(0, ms),
        order: this.#order++,
        wake: () => {
          signal?.removeEventListener('abort', abort);
          resolve();
        },
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#lieDown(sleeper);
    });
  }

  async flight<T>(work: () => Promise<T>): Promise<T> {
    this.#flights++;
    try {
      return await work();
    } finally {
      this.#flights--;
      this.#stir();
    }
  }

  async nap(ms: number): Promise<void> {
    this.#flights--;
    try {
      await this.sleep(ms);
    } finally {
      this.#flights++;
    }
  }

  #lieDown(sleeper: Sleeper): void {
    const at = this.#sleepers.findIndex((other) => comesAfter(other, sleeper));
    this.#sleepers.splice(at === -1 ? this.#sleepers.length : at, 0, sleeper);
    this.#stir();
  }

  #stir(): void {
    this.#news++;
    if (this.#driving) return;
    this.#driving = true;
    this.#watch(this.#news, 0);
  }

  #watch(seen: number, quietTurns: number): void {
    setImmediate(() => {
      if (this.#flights > 0 || this.#sleepers.length === 0) this.#driving = false;
      else if (this.#news !== seen || readsFiles()) this.#watch(this.#news, 0);
      else if (quietTurns < IDLE_TURNS) this.#watch(seen, quietTurns + 1);
      else this.#wakeFirst();
    });
  }

  #wakeFirst(): void {
    const sleeper = this.#sleepers.shift();
    if (sleeper) {
      this.#now = Math.max(this.#now, sleeper.wakeAt);
      sleeper.wake();
    }
    this.#watch(this.#news, 0);
  }
}

function comesAfter(one: Sleeper, other: Sleeper): boolean {
  return one.wakeAt > other.wakeAt || (one.wakeAt === other.wakeAt && one.order > other.order);
}

/** Lazy imports and configuration files are work too, though no request is in flight. */
function readsFiles(): boolean {
  return process.getActiveResourcesInfo().some((resource) => /^(FS|Close)Req/.test(resource));
}
