/** A service is never described more often than this. */
export const FASTEST_POLL_MS = 1_000;
/** A failure is noticed within this at worst, whatever is known about the usual duration. */
export const SLOWEST_POLL_MS = 5_000;

const BEFORE = 0.88;
const AFTER = 1.15;

/**
 * How long to wait before looking again: seldom while success cannot be near, every second around the
 * moment that the last time predicts (± 10 % and a little), so that success is noticed half a second late on average.
 *
 * @param elapsed   milliseconds since the step began
 * @param expected  how long it took last time in milliseconds, where the ledger knows
 * @param near      true when all tasks run and only their health is waited for
 */
export function pollDelay(elapsed: number, expected: number | undefined, near: boolean): number {
  if (near) return FASTEST_POLL_MS;
  if (expected === undefined) return SLOWEST_POLL_MS / 2;
  const from = expected * BEFORE;
  if (elapsed < from) return Math.max(FASTEST_POLL_MS, Math.min(SLOWEST_POLL_MS, from - elapsed));
  return elapsed < expected * AFTER ? FASTEST_POLL_MS : SLOWEST_POLL_MS / 2;
}

/** After throttling: the delay doubles for as long as it goes on, up to half a minute. */
export function throttledDelay(delay: number, throttlings: number, retryAfter: number | undefined): number {
  return Math.max(retryAfter ?? 0, Math.min(30_000, delay * 2 ** throttlings));
}
