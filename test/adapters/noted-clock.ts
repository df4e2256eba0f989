import type { Clock } from '../../src/ports.ts';

/** A clock whose sleeps take no time and are noted. */
export function notedClock(start = Date.UTC(2026, 10, 2, 9)): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  let now = start;
  return {
    slept,
    now: () => now,
    async sleep(ms) {
      slept.push(ms);
      now += ms;
    },
  };
}
