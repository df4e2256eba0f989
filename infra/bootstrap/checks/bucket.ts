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
    const refusal = await client.send(new sdk.HeadBucketCommand(bucket)).then(() => undefined, refusalOf);
    if (refusal?.status === 404) return found(false);
    if (refusal !== undefined) return judgeRefusal(refusal, name, connection.region);
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

interface Refusal {
  readonly status: number;
  /** Where the bucket is, as S3 says beside every answer. */
  readonly region: string | undefined;
}

function judgeRefusal({ status, region }: Refusal, name: string, ours: string): Checked<never> {
  // 400 is what a signature for another region gets, where S3 does not send to the right one.
  if (status === 301 || (status === 400 && region !== undefined))
    return missing(
      `The bucket ${name} is in ${region ?? 'another region'}, not in ${ours}.`,
      `Give \`--region ${region ?? '…'}\` as in the first run, or another \`--name\` or \`--environment\`.`,
    );
  return missing(
    `The bucket ${name} exists, and it is another account’s, or these credentials may not look at it.`,
    'Use credentials that administer the account; if it is another’s, take another `--name` or `--environment`.',
  );
}

function refusalOf(error: unknown): Refusal {
  const { $metadata, $response } = error as Refused;
  const status = $metadata?.httpStatusCode;
  if (status === undefined || status >= 500) throw translated('s3:HeadBucket', error);
  return { status, region: $response?.headers?.['x-amz-bucket-region'] };
}

/** What the SDK gives with every answer that is an error. */
interface Refused {
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
}
