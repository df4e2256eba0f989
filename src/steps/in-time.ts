import type { Clock } from '../ports.ts';

/** What comes of the work within this time; what is still under way then is told to stop, and not waited for. */
export async function inTime<T>(
  clock: Clock,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ended = new AbortController();
  const late = clock.sleep(ms, ended.signal).then(() => {
    throw new Error(`No answer within ${ms / 1000} seconds.`);
  });
  try {
    return await Promise.race([work(ended.signal), late]);
  } finally {
    // Ends the sleep too, whose rejection nobody waits for any more.
    late.catch(() => undefined);
    ended.abort();
  }
}
