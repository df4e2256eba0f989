import { seededRandom } from './random.ts';
import type { Call } from './recording.ts';

/** What may befall one remote call. Times are milliseconds. */
export type Fault =
  /** The caller dies before the call is applied. */
  | { readonly kind: 'kill-before' }
  /** The call is applied and the caller dies before it hears of it. */
  | { readonly kind: 'kill-after' }
  /** Applied; the connection breaks, or stays silent for `after` and times out. */
  | { readonly kind: 'drop-reply'; readonly cause?: 'reset' | 'timeout'; readonly after?: number }
  /** Not applied; silent for `after`, then a timeout. */
  | { readonly kind: 'timeout'; readonly after?: number }
  | { readonly kind: 'server-error'; readonly status?: number }
  | { readonly kind: 'throttle'; readonly retryAfterSeconds?: number }
  | { readonly kind: 'delay'; readonly ms: number }
  /** The answer that this read would have got `ms` ago, as far as the cloud remembers it. */
  | { readonly kind: 'stale'; readonly ms: number };

interface Trap {
  readonly matches: (call: Call) => boolean;
  readonly fault: Fault;
  left: number;
}

/** The faults that wait for their calls. The first trap that matches wins. */
export class Faults {
  #traps: Trap[] = [];

  /** At the caller's n-th call, counted from 1. */
  at(number: number, fault: Fault, caller?: string): void {
    this.when((call) => call.number === number && (caller === undefined || call.caller === caller), fault, 1);
  }

  /** At every call that matches, or at the first `times` of them. */
  when(matches: (call: Call) => boolean, fault: Fault, times = Number.POSITIVE_INFINITY): void {
    this.#traps.push({ matches, fault, left: times });
  }

  /** A seeded share of the API calls, in percent, is throttled; probes are none. */
  throttle(
    percent: number,
    seed: number,
    matches: (call: Call) => boolean = (call) => call.service !== 'edge',
  ): void {
    const draw = seededRandom(seed);
    this.when((call) => matches(call) && draw() * 100 < percent, { kind: 'throttle', retryAfterSeconds: 1 });
  }

  clear(): void {
    this.#traps = [];
  }

  /** The fault of this call, used up when it was meant for a number of calls. */
  next(call: Call): Fault | undefined {
    const trap = this.#traps.find((one) => one.left > 0 && one.matches(call));
    if (!trap) return undefined;
    trap.left--;
    return trap.fault;
  }
}
