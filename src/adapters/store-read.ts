import type { S3Client } from '@aws-sdk/client-s3';
import { Failure } from '../model/failure.ts';
import type { StoredObject } from '../ports.ts';
import { awsErrorName } from './aws-errors.ts';
import { dated } from './response-date.ts';
import { bucketFailure, type Place } from './store-errors.ts';

type Sdk = typeof import('./bundled/s3.ts');

/** One object with the store's own times: when it was written, and what the store's clock says now. */
export async function readObject(
  sdk: Sdk,
  client: S3Client,
  place: Place,
  key: string,
): Promise<StoredObject | undefined> {
  const command = new sdk.GetObjectCommand({ ...place, Key: key });
  const date = dated(command);
  try {
    const found = await client.send(command);
    const body = (await found.Body?.transformToString()) ?? '';
    const [modifiedAt, storeNow] = [found.LastModified?.getTime() ?? Number.NaN, Date.parse(date())];
    if (found.ETag === undefined || Number.isNaN(modifiedAt + storeNow))
      throw withoutTimes(place.Bucket, key);
    return { body, etag: found.ETag, modifiedAt, storeNow };
  } catch (error) {
    if (awsErrorName(error) === 'NoSuchKey') return undefined;
    throw bucketFailure(place, 's3:GetObject (and s3:ListBucket)', error);
  }
}

function withoutTimes(bucket: string, key: string): Failure {
  return new Failure(
    `The store answered ${bucket}/${key} without ETag, Last-Modified or Date.`,
    'Use an S3 bucket, or a store that answers as S3 does: the lock is judged by the store’s own clock.',
  );
}
