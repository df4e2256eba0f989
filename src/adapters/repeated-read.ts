import type { Clock } from '../ports.ts';

/**
 * Repeats a read whose answer did not come, sleeping by the given clock.
 * @param waitFor milliseconds to wait after the given error of the given try (from 1); undefined ends it
 */
export async function repeatedRead<T>(
  clock: Clock,
  read: () => Promise<T>,
  waitFor: (error: unknown, tried: number) => number | undefined,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await read();
    } catch (error) {
      const wait = waitFor(error, tried);
      if (wait === undefined) throw error;
      await clock.sleep(wait);
    }
  }
}
