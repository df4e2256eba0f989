/**
 * A deploy makes a few hundred calls and has to get through when three of ten are throttled: four
 * attempts would let one of them fail in every other run.
 */
export const THROTTLED_ATTEMPTS = 8;

/**
 * Milliseconds after the given throttled try, from 1: a second or more, so that a polled call is never
 * repeated faster than its schedule.
 */
export function throttledWait(tried: number): number {
  return Math.min(1000 * 2 ** (tried - 1), 8000);
}
