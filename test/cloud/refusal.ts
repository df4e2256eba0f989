import { awsError } from './aws-answer.ts';
import type { CloudRequest, CloudResponse } from './room.ts';
import { s3Error } from './s3/s3-refusal.ts';

/** The answer of a service that wants fewer calls, as that service words it. */
export function throttled(service: string, request: CloudRequest, retryAfterSeconds = 5): CloudResponse {
  switch (service) {
    case 's3':
      return s3Error(503, 'SlowDown', 'Please reduce your request rate.');
    case 'cloudflare':
      return json(
        429,
        {
          success: false,
          errors: [{ code: 971, message: 'Please wait and consider throttling your request speed' }],
          messages: [],
          result: null,
        },
        retryAfterSeconds,
      );
    case 'github':
      return json(
        403,
        {
          message:
            'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
        },
        retryAfterSeconds,
      );
    case 'edge':
      return {
        status: 429,
        headers: { server: 'cloudflare', 'retry-after': `${retryAfterSeconds}` },
        body: 'error code: 1015',
      };
    default:
      return awsError(request, 400, throttlingCode(request), 'Rate exceeded');
  }
}

/** The answer of a service that is broken. */
export function broken(service: string, request: CloudRequest, status = 500): CloudResponse {
  switch (service) {
    case 's3':
      return s3Error(status, 'InternalError', 'We encountered an internal error. Please try again.');
    case 'cloudflare':
      return json(status, {
        success: false,
        errors: [{ code: 10_013, message: 'Internal server error' }],
        messages: [],
        result: null,
      });
    case 'github':
      return json(status, { message: 'Server Error' });
    case 'edge':
      return { status, headers: { server: 'cloudflare' }, body: `error code: ${status}` };
    default:
      return awsError(request, status, 'InternalFailure', 'The request processing has failed.');
  }
}

/** The query protocol has a code of its own for it. */
function throttlingCode(request: CloudRequest): string {
  return request.headers['x-amz-target'] ? 'ThrottlingException' : 'Throttling';
}

function json(status: number, body: unknown, retryAfterSeconds?: number): CloudResponse {
  return {
    status,
    headers: {
      'content-type': 'application/json',
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': `${retryAfterSeconds}` }),
    },
    body: JSON.stringify(body),
  };
}
