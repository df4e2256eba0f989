import { clientConfig } from '../../../src/adapters/aws-connection.ts';
import { awsErrorName, translated } from '../../../src/adapters/aws-errors.ts';
import { type Checked, found, looked, missing } from '../checked.ts';
import type { Account } from './aws.ts';
import { OWNER_TAG } from './names.ts';

/**
 * Whether the bucket of states is there; one without tags was made a moment before its maker was killed. Anybody can
 * compute its name and take it first: only one of this account counts.
 */
export function lookAtBucket(
  { id, connection }: Account,
  name: string,
  owner: string,
): Promise<Checked<boolean>> {
  return looked(async () => {
    const sdk = await import('@aws-sdk/client-s3');
    const client = new sdk.S3Client({
      ...clientConfig(connection),
      forcePathStyle: connection.endpoint !== undefined,
    });
    const bucket = { Bucket: name, ExpectedBucketOwner: id };
    const status = await client.send(new sdk.HeadBucketCommand(bucket)).then(() => 200, statusOf);
    if (status === 404) return found(false);
    if (status === 301)
      return missing(
        `The bucket ${name} is in another region than ${connection.region}.`,
        'Give the region of the first run in `--region`, or another `--environment`.',
      );
    if (status !== 200)
      return missing(
        `The bucket ${name} exists, and it is another account’s, or these credentials may not look at it.`,
        'Use credentials that administer the account; if it is another’s, take another `--name` or `--environment`.',
      );
    const tags = await client.send(new sdk.GetBucketTaggingCommand(bucket)).then(
      ({ TagSet = [] }) => TagSet,
      (error: unknown) => {
        if (awsErrorName(error) === 'NoSuchTagSet') return [];
        throw translated('s3:GetBucketTagging', error);
      },
    );
    const whose = tags.find(({ Key }) => Key === OWNER_TAG)?.Value;
    if (whose === owner || tags.length === 0) return found(true, `bucket ${name} is there`);
    return missing(
      `The bucket ${name} exists and is not tagged ${OWNER_TAG} = ${owner}.`,
      'It is not Flipgate’s: give another `--name` or `--environment`, or tag it so to have it taken over.',
    );
  });
}

function statusOf(error: unknown): number {
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  if (status === undefined || status >= 500) throw translated('s3:HeadBucket', error);
  return status;
}
