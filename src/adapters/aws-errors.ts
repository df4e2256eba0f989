import { Failure, Throttled } from '../model/failure.ts';

/** What the SDK throws, as far as it matters here. */
export interface AwsError extends Error {
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
  readonly $retryable?: { readonly throttling?: boolean };
}

const THROTTLING =
  /^(Throttling|ThrottlingException|ThrottledException|RequestThrottled|RequestThrottledException|TooManyRequestsException|RequestLimitExceeded|SlowDown|PriorRequestNotComplete)$/;
const EXPIRED = /^(ExpiredToken|ExpiredTokenException|RequestExpired)$/;
const NO_CREDENTIALS = /^(CredentialsProviderError|TokenProviderError)$/;
const UNKNOWN_CREDENTIALS =
  /^(InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature)$/;
const DENIED = /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|AuthorizationError)$/;

/** The error's code as the service spells it. */
export function awsErrorName(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

/** True when the service may have acted, or not: no answer came, or only a server's error. */
export function isUnanswered(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof Failure || isThrottling(error)) return false;
  const status = (error as AwsError).$metadata?.httpStatusCode;
  if (status !== undefined) return status >= 500;
  return !NO_CREDENTIALS.test(error.name);
}

/**
 * Waits for an answer and turns the SDK's errors into ours.
 * @param action the IAM action, for example `ecs:DescribeServices`
 * @throws Throttled when the retries were throttled too; Failure for all that a person can mend
 */
export async function answered<T>(action: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw translated(action, error);
  }
}

export function translated(action: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Failure) return error;
  if (isThrottling(error))
    return new Throttled(`AWS throttles ${action}: ${error.message}`, retryAfter(error));
  const status = (error as AwsError).$metadata?.httpStatusCode;
  const said = `${action}: ${error.name}: ${error.message}`;
  return new Failure(
    `AWS ${status === undefined ? 'did not answer' : 'refused'} ${said}`,
    remedy(action, error),
    {
      cause: error,
    },
  );
}

function remedy(action: string, error: AwsError): string {
  if (NO_CREDENTIALS.test(error.name)) {
    return 'Set `aws-role` and give the job `id-token: write`, or configure AWS credentials before this step.';
  }
  if (EXPIRED.test(error.name)) {
    return 'The AWS session has ended. Set `aws-role`, so that the action renews its session by itself, and run again.';
  }
  if (UNKNOWN_CREDENTIALS.test(error.name)) {
    return 'AWS does not know these credentials. Check `aws-role`, or the credentials configured before this step.';
  }
  if (DENIED.test(error.name) || error.$metadata?.httpStatusCode === 403) {
    return `Allow ${action} to the role in \`aws-role\` (bootstrap's role has it; apply bootstrap again after an upgrade).`;
  }
  if (isUnanswered(error)) return 'Run again: every step looks first and goes on where this run stopped.';
  return `Read AWS's reason above; ${action} was called with what this run's inputs and outputs name.`;
}

function isThrottling(error: AwsError): boolean {
  return THROTTLING.test(error.name) || error.$metadata?.httpStatusCode === 429;
}

function retryAfter(error: AwsError): number | undefined {
  const seconds = Number(error.$response?.headers?.['retry-after'] ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}
