import type { S3ClientConfig } from '@aws-sdk/client-s3';
import type { Clock } from '../ports.ts';

type Strategy = Extract<NonNullable<S3ClientConfig['retryStrategy']>, { refreshRetryTokenForRetry: unknown }>;

/**
 * What the client may repeat by itself. A conditional write whose answer was lost is not among it: the
 * repetition would be refused because of its own first try.
 */
export type Repeatable = 'unanswered and throttled' | 'throttled';

export const ATTEMPTS = 4;

/**
 * Retries of the SDK that sleep by the given clock, so that a virtual one drives them too. The delays
 * carry no jitter: one process makes one call at a time, and a repeatable run is worth more here.
 */
export function retryStrategy(clock: Clock, repeatable: Repeatable): Strategy {
  const token = (count: number) => ({ getRetryCount: () => count, getRetryDelay: () => 0 });
  return {
    acquireInitialRetryToken: async () => token(0),
    recordSuccess: () => {},
    refreshRetryTokenForRetry: async (last, { errorType, retryAfterHint }) => {
      const count = last.getRetryCount() + 1;
      const fit = errorType === 'THROTTLING' || (errorType === 'TRANSIENT' && repeatable !== 'throttled');
      if (!fit || count >= ATTEMPTS) throw new Error('not repeated');
      const asked = Math.min(askedFor(retryAfterHint), LONGEST_WAIT_MS);
      await clock.sleep(Math.max(delay(errorType, count), asked));
      return token(count);
    },
  };
}

const LONGEST_WAIT_MS = 20_000;

/** The SDK adds the service's whole seconds to the machine's clock; this takes them off again. */
function askedFor(hint: Date | undefined): number {
  return hint === undefined ? 0 : Math.ceil((hint.getTime() - Date.now()) / 1000) * 1000;
}

/** From a second on when throttled, so that a polled call is never repeated faster than its schedule. */
function delay(errorType: 'THROTTLING' | 'TRANSIENT', count: number): number {
  const base = errorType === 'THROTTLING' ? 1000 : 100;
  return base * 2 ** (count - 1);
}
