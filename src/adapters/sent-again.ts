import { Failure } from '../model/failure.ts';
import type { Clock } from '../ports.ts';

export interface Sender {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}

interface Sending {
  readonly method: 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** Before each further attempt. */
const WAITS_MS = [1_000, 3_000, 9_000];
const TIMEOUT_MS = 60_000;
const PASSING: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

/**
 * A request that does no harm when it arrives twice: sent again while the other side cannot answer just now.
 * @param what names it in an error; its address may hold a secret
 */
export async function sentAgain(
  { fetch, clock }: Sender,
  what: string,
  url: string,
  sending: Sending,
): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await fetch(url, { ...sending, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(
      (error: unknown) => error as Error,
    );
    const wait = WAITS_MS[attempt];
    const isPassing = answer instanceof Error || PASSING.has(answer.status);
    if (isPassing && wait !== undefined) await clock.sleep(wait);
    else if (answer instanceof Error) {
      const cause = { cause: answer };
      throw new Failure(`There is no answer (${what}): ${answer.message}`, 'Run this again.', cause);
    } else return answer;
  }
}
