import { Failure, Throttled, Unanswered, Unreachable } from '../model/failure.ts';

/** What GitHub's client throws. It says 500 where no answer came. */
interface ApiError extends Error {
  readonly status: number;
  readonly response?: {
    readonly headers: Readonly<Record<string, string | number | undefined>>;
    readonly data: unknown;
  };
}

/** What a verb is about, in words, and the permission of the job that it needs, as a workflow spells it. */
interface Deed {
  readonly what: string;
  readonly permission: string;
}

export function readFailure(deed: Deed, error: unknown): unknown {
  if (!isApiError(error)) return error;
  if (!isLost(error)) return refusal(deed, error);
  return new Unreachable(
    `GitHub's API does not answer (${deed.what}): ${reason(error)}`,
    'Run again when https://www.githubstatus.com is green.',
    { cause: error },
  );
}

/** A write whose answer was lost may have been applied. */
export function writeFailure(deed: Deed, error: unknown): unknown {
  if (!isApiError(error)) return error;
  if (!isLost(error)) return refusal(deed, error);
  return new Unanswered(`GitHub did not answer (${deed.what}): ${reason(error)}`, { cause: error });
}

/** What was to be changed is not there any more, or its token may not see it. */
export function isGone(error: unknown): boolean {
  return isApiError(error) && (error.status === 404 || error.status === 410);
}

function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}

function isLost(error: ApiError): boolean {
  return error.status === 408 || error.status >= 500;
}

function refusal(deed: Deed, error: ApiError): Failure | Throttled {
  if (isThrottled(error)) return new Throttled('GitHub throttles this token.', retryAfter(error));
  const message = `GitHub refused (${deed.what}): ${reason(error)}`;
  return new Failure(message, remedy(deed, error), { cause: error });
}

function remedy({ permission }: Deed, { status }: ApiError): string {
  if (status === 401) return 'Check `github-token`: it has expired, or GitHub does not know it.';
  // What a token may not see does not exist for it.
  if (status === 403 || status === 404) {
    return `Give the job \`${permission}\`, or in \`github-token\` a token that may do this.`;
  }
  return 'Mend what GitHub names above, then run again.';
}

/** The secondary limit comes as 403 or 429 too, with or without a time. */
function isThrottled(error: ApiError): boolean {
  if (error.status === 429) return true;
  if (error.status !== 403) return false;
  const spent = String(header(error, 'x-ratelimit-remaining')) === '0';
  return spent || header(error, 'retry-after') !== undefined || /rate limit/i.test(error.message);
}

/** By GitHub's own clock: its answers carry the time. */
function retryAfter(error: ApiError): number | undefined {
  const seconds = Number(header(error, 'retry-after') ?? Number.NaN);
  if (Number.isFinite(seconds)) return seconds * 1000;
  const reset = Number(header(error, 'x-ratelimit-reset') ?? Number.NaN) * 1000;
  const wait = reset - Date.parse(String(header(error, 'date')));
  return Number.isFinite(wait) ? Math.max(wait, 0) : undefined;
}

function header({ response }: ApiError, name: string): string | number | undefined {
  return response?.headers[name];
}

function reason(error: ApiError): string {
  const data = error.response?.data;
  const said =
    typeof data === 'object' && data !== null && 'message' in data ? String(data.message) : error.message;
  return error.response ? `HTTP ${error.status} ${said}`.trim() : said;
}
