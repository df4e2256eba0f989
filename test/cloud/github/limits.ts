import type { CloudClock } from '../room.ts';

/** How a limit of GitHub's shows itself. */
export type Limit =
  /** The hour's requests are used up: 403, and the instant at which they come back. */
  | { readonly kind: 'primary'; readonly seconds: number }
  /** Too much at once: 403 or 429 and a time to wait. */
  | { readonly kind: 'secondary'; readonly seconds: number; readonly status: 403 | 429 };

export function limitedAnswer(limit: Limit, clock: CloudClock) {
  const now = Math.floor(clock.now() / 1000);
  switch (limit.kind) {
    case 'primary':
      return {
        status: 403,
        message: 'API rate limit exceeded for installation ID 1.',
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now + limit.seconds) },
      };
    case 'secondary':
      return {
        status: limit.status,
        message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
        headers: { 'retry-after': String(limit.seconds) },
      };
  }
}
