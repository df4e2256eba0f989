import type { S3ClientConfig } from '@aws-sdk/client-s3';
import type { Clock } from '../ports.ts';

type Strategy = Extract<NonNullable<S3ClientConfig['retryStrategy']>, { refreshRetryTokenForRetry: unknown }>;

/** Reads, and writes that may be repeated: three more tries before the caller hears of it. */
export const ATTEMPTS = 4;
/** A write whose repetition would be refused by its own first try: the adapter resolves it by reading. */
export const ONE_ATTEMPT = 1;

/**
 * Retries of the SDK that sleep by the given clock, so that a virtual one drives them too. The delays
 * carry no jitter: one process makes one call at a time, and a repeatable run is worth more here.
 */
export function retryStrategy(clock: Clock, attempts: number): Strategy {
  const token = (count: number) => ({ getRetryCount: () => count, getRetryDelay: () => 0 });
  return {
    acquireInitialRetryToken: async () => token(0),
    recordSuccess: () => {},
    refreshRetryTokenForRetry: async (last, { errorType, retryAfterHint }) => {
      const count = last.getRetryCount() + 1;
      if (errorType !== 'THROTTLING' && errorType !== 'TRANSIENT') throw new Error('not worth a retry');
      if (count >= attempts) throw new Error('no attempts left');
      const asked = retryAfterHint === undefined ? 0 : retryAfterHint.getTime() - clock.now();
      await clock.sleep(Math.max(delay(errorType, count), Math.min(asked, LONGEST_WAIT_MS)));
      return token(count);
    },
  };
}

const LONGEST_WAIT_MS = 20_000;

/** From a second on when throttled, so that a polled call is never repeated faster than its schedule. */
function delay(errorType: 'THROTTLING' | 'TRANSIENT', count: number): number {
  const base = errorType === 'THROTTLING' ? 1000 : 100;
  return base * 2 ** (count - 1);
}
