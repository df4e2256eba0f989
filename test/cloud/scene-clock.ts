import type { Clock } from '../../src/ports.ts';
import type { CloudClock } from './room.ts';

/** The cloud's clock, which is the action's clock too when both live in one process. */
export interface SceneClock extends Clock, CloudClock {
  /** Runs the work of answering one request; virtual time stands still meanwhile. */
  flight<T>(work: () => Promise<T>): Promise<T>;
  /** A pause inside a flight, in milliseconds: time may pass although the request is not answered yet. */
  nap(ms: number): Promise<void>;
}

/** Wall-clock time, for the demo and for real child processes. */
export const realClock: SceneClock = {
  now: () => Date.now(),
  sleep: realSleep,
  flight: (work) => work(),
  nap: (ms) => realSleep(ms),
};

function realSleep(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', abort, { once: true });
  });
}
