import { Failure, Throttled, Unanswered, Unreachable } from '../model/failure.ts';

/** What Cloudflare's client throws: without a status there was no answer. */
export interface ApiError extends Error {
  readonly status?: number | undefined;
  readonly headers?: Headers | undefined;
  readonly errors?: readonly { readonly code?: number; readonly message?: string }[];
}

export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && 'status' in error && 'errors' in error;
}

export function isThrottled(error: ApiError): boolean {
  return error.status === 429;
}

/** No answer, or an error of Cloudflare's own: a read may be repeated, a write may have been applied. */
export function isLost(error: ApiError): boolean {
  return error.status === undefined || error.status === 408 || error.status >= 500;
}

/** `identical` and `missing` as Cloudflare numbers them: the record is there already, or is not. */
export function recordCondition(error: unknown): 'exists' | 'identical' | 'missing' | undefined {
  if (!isApiError(error)) return undefined;
  const codes = (error.errors ?? []).map(({ code }) => code);
  if (codes.includes(81057)) return 'exists';
  if (codes.includes(81058)) return 'identical';
  if (codes.includes(81044) || error.status === 404) return 'missing';
  return undefined;
}

/** Cloudflare says 403 to a zone of others, and to a token that it does not know. */
export function isUnseen(error: unknown): boolean {
  if (!isApiError(error)) return false;
  const invalidToken = (error.errors ?? []).some(({ message }) => /invalid/i.test(message ?? ''));
  return error.status === 404 || (error.status === 403 && !invalidToken);
}

export function readFailure(what: string, error: unknown): unknown {
  if (!isApiError(error)) return error;
  if (isThrottled(error)) return throttled(error);
  if (!isLost(error)) return refusal(what, error);
  return new Unreachable(
    `Cloudflare's API does not answer (${what}): ${reason(error)}`,
    'Run again when https://www.cloudflarestatus.com is green. A rollback that cannot wait: `in-place: true`.',
    { cause: error },
  );
}

export function writeFailure(what: string, error: unknown): unknown {
  if (!isApiError(error)) return error;
  if (isThrottled(error)) return throttled(error);
  if (isLost(error)) {
    return new Unanswered(`Cloudflare did not answer (${what}): ${reason(error)}`, { cause: error });
  }
  return refusal(what, error);
}

function refusal(what: string, error: ApiError): Failure {
  const message = `Cloudflare refused (${what}): ${reason(error)}`;
  const isAuth = error.status === 401 || error.status === 403 || isMalformedToken(error);
  const remedy = isAuth
    ? 'Check `cloudflare-api-token` (or `cloudflare-api-token-secret`): it needs Zone · DNS · Edit and Zone · Zone · Read on this zone, and must not be expired or limited to other addresses.'
    : 'Look at the record in Cloudflare’s dashboard and mend what Cloudflare names above, then run again.';
  return new Failure(message, remedy, { cause: error });
}

/** 6003 with 6111: a value that cannot be a token at all, answered with 400. */
function isMalformedToken(error: ApiError): boolean {
  return (error.errors ?? []).some(({ code }) => code === 6003 || code === 6111);
}

function reason(error: ApiError): string {
  const named = (error.errors ?? []).map(({ code, message }) => `${code ?? '?'} ${message ?? ''}`.trim());
  if (named.length > 0) return named.join('; ');
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return error.status === undefined ? `${error.message}${cause}` : `HTTP ${error.status}`;
}

export function throttled(error: ApiError): Throttled {
  return new Throttled('Cloudflare throttles this token (1,200 requests in 5 minutes).', retryAfter(error));
}

function retryAfter(error: ApiError): number | undefined {
  const seconds = Number(error.headers?.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}
