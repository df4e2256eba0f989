/** A service is never described more often than this. */
export const FASTEST_POLL_MS = 1_000;
/** A failure is noticed within this at worst, whatever is known about the usual duration. */
export const SLOWEST_POLL_MS = 5_000;

/** The part of the last duration that has to be over before success is looked for every second. */
const BEFORE = 0.88;

/**
 * How long to wait before looking again. Success cannot come before all tasks run and have answered two health checks,
 * so until they run every five seconds are enough, which bounds how late a failure is noticed. Once they run: every
 * second from shortly before the moment that the last time predicts (± 10 % and a little), so that success is noticed
 * half a second late on average; before that moment, just often enough to be right when the start is unusually fast.
 *
 * @param elapsed   milliseconds since the step began
 * @param expected  how long it took last time in milliseconds, where the ledger knows
 * @param near      true when all tasks run and only their health is waited for, or nothing checks their health
 */
export function pollDelay(elapsed: number, expected: number | undefined, near: boolean): number {
  if (!near) return SLOWEST_POLL_MS;
  const untilLikely = Math.ceil((expected ?? 0) * BEFORE) - elapsed;
  return Math.max(FASTEST_POLL_MS, Math.min(SLOWEST_POLL_MS / 2, untilLikely));
}

/** After throttling: the delay doubles for as long as it goes on, up to half a minute. */
export function throttledDelay(delay: number, throttlings: number, retryAfter: number | undefined): number {
  return Math.max(retryAfter ?? 0, Math.min(30_000, delay * 2 ** throttlings));
}
