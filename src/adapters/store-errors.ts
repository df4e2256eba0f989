import { Failure } from '../model/failure.ts';
import { type AwsError, isUnanswered, translated } from './aws-errors.ts';

/** How a conditional request went: S3 says 412 to a false condition, 409 to a write that crosses another. */
export function conditionalOutcome(error: unknown): 'refused' | 'lost' | 'gone' | 'other' {
  const status = (error as AwsError).$metadata?.httpStatusCode;
  if (status === 412 || status === 409) return 'refused';
  if (status === 404 && (error as Error).name !== 'NoSuchBucket') return 'gone';
  return isUnanswered(error) ? 'lost' : 'other';
}

export function bucketFailure(bucket: string, action: string, error: unknown): unknown {
  if (error instanceof Error && error.name === 'NoSuchBucket') {
    return new Failure(
      `The bucket ${bucket} does not exist in this AWS account and region.`,
      'Apply bootstrap for this environment, or check `bucket`, `name`, `environment`, `aws-role` and `aws-region`.',
      { cause: error },
    );
  }
  return translated(action, error);
}
