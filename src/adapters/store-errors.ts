import { Failure } from '../model/failure.ts';
import { type AwsError, awsErrorName, isUnanswered, translated } from './aws-errors.ts';

/** As every command names a bucket. */
export interface Place {
  readonly Bucket: string;
  readonly ExpectedBucketOwner: string | undefined;
}

/** How a conditional request went: S3 says 412 to a false condition, 409 to a write that crosses another. */
export function conditionalOutcome(error: unknown): 'refused' | 'lost' | 'gone' | 'other' {
  const status = (error as AwsError).$metadata?.httpStatusCode;
  if (status === 412 || status === 409) return 'refused';
  if (status === 404 && (error as Error).name !== 'NoSuchBucket') return 'gone';
  return isUnanswered(error) ? 'lost' : 'other';
}

export function bucketFailure(place: Place, action: string, error: unknown): unknown {
  const { Bucket: bucket, ExpectedBucketOwner: owner } = place;
  if (error instanceof Error && error.name === 'NoSuchBucket') {
    return new Failure(
      `The bucket ${bucket} does not exist in this AWS account and region.`,
      'Apply bootstrap for this environment, or check `bucket`, `name`, `environment`, `aws-role` and `aws-region`.',
      { cause: error },
    );
  }
  const said = translated(action, error);
  if (owner === undefined || !(said instanceof Failure) || awsErrorName(error) !== 'AccessDenied')
    return said;
  // S3 refuses both in the same words.
  return new Failure(
    said.message,
    `${said.remedy} If the bucket ${bucket} is not account ${owner}’s, somebody else has taken its name: give another one in \`bucket\`.`,
    { cause: error },
  );
}
