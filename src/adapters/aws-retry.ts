import type { S3ClientConfig } from '@aws-sdk/client-s3';
import type { Clock } from '../ports.ts';
import { THROTTLED_ATTEMPTS, throttledWait } from './throttled-wait.ts';

type Strategy = Extract<NonNullable<S3ClientConfig['retryStrategy']>, { refreshRetryTokenForRetry: unknown }>;

/**
 * What the client may repeat by itself. A conditional write whose answer was lost is not among it: the
 * repetition would be refused because of its own first try.
 */
export type Repeatable = 'unanswered and throttled' | 'throttled';

const UNANSWERED_ATTEMPTS = 4;

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
      if (count >= attemptsFor(errorType, repeatable)) throw new Error('not repeated');
      const asked = Math.min(askedFor(retryAfterHint), LONGEST_WAIT_MS);
      await clock.sleep(Math.max(errorType === 'THROTTLING' ? throttledWait(count) : 50 * 2 ** count, asked));
      return token(count);
    },
  };
}

const LONGEST_WAIT_MS = 20_000;

/** The SDK adds the service's whole seconds to the machine's clock; this takes them off again. */
function askedFor(hint: Date | undefined): number {
  return hint === undefined ? 0 : Math.ceil((hint.getTime() - Date.now()) / 1000) * 1000;
}

function attemptsFor(errorType: string, repeatable: Repeatable): number {
  if (errorType === 'THROTTLING') return THROTTLED_ATTEMPTS;
  return errorType === 'TRANSIENT' && repeatable !== 'throttled' ? UNANSWERED_ATTEMPTS : 1;
}
