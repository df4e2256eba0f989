import { Failure } from '../model/failure.ts';
import type { Clock } from '../ports.ts';
import { repeatedRead } from './repeated-read.ts';

/** Where the runner mints the job's identity, as ACTIONS_ID_TOKEN_REQUEST_URL and _TOKEN give it. */
export interface OidcSource {
  readonly requestUrl: string | undefined;
  readonly requestToken: string | undefined;
  readonly fetch?: typeof fetch;
  readonly clock: Clock;
}

const AUDIENCE = 'sts.amazonaws.com';
const TIMEOUT_MS = 10_000;
const TRIES = 4;

/** A fresh token: it lives for about five minutes and must never be kept. */
export async function mintOidcToken(source: OidcSource): Promise<string> {
  const { requestUrl, requestToken, clock } = source;
  if (!requestUrl || !requestToken) {
    throw new Failure(
      'This job may not ask GitHub for its identity, which `aws-role` needs.',
      'Add `permissions: { id-token: write }` to the job and to every workflow that calls it.',
    );
  }
  const url = new URL(requestUrl);
  url.searchParams.set('audience', AUDIENCE);
  const ask = async () => {
    const headers = { authorization: `Bearer ${requestToken}`, accept: 'application/json' };
    const answer = await (source.fetch ?? fetch)(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return ((await answer.json()) as { readonly value: string }).value;
  };
  try {
    return await repeatedRead(clock, ask, (_error, tried) => (tried < TRIES ? 500 * 2 ** tried : undefined));
  } catch (error) {
    throw new Failure(
      `GitHub gives this job no identity token: ${(error as Error).message}`,
      'Run again; when it stays, look at https://www.githubstatus.com.',
      { cause: error },
    );
  }
}
