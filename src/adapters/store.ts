import type { Store, WriteAnswer } from '../ports.ts';
import { type AwsConnection, clientConfig } from './aws-connection.ts';
import type { Repeatable } from './aws-retry.ts';
import { settledWrite } from './lost-answer.ts';
import { once } from './once.ts';
import { bucketFailure, conditionalOutcome, type Place } from './store-errors.ts';
import { readObject } from './store-read.ts';

/**
 * Objects of one bucket, written and removed under S3's conditions.
 * @param owner the account that it must belong to, for a name that anybody can compute and take first
 */
export function openStore(connection: AwsConnection, bucket: string, owner?: string): Store {
  const opened = once(async () => {
    const sdk = await import('./bundled/s3.ts');
    const client = (repeatable: Repeatable) =>
      new sdk.S3Client({
        ...clientConfig(connection, repeatable),
        forcePathStyle: connection.endpoint !== undefined,
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
      });
    const [reading, writing] = [client('unanswered and throttled'), client('throttled')];
    const place = { Bucket: bucket, ExpectedBucketOwner: owner };
    return { sdk, place, reading, writing, clock: connection.clock };
  });
  return {
    get: (key) => get(opened, key),
    create: (key, body) => put(opened, key, body, undefined),
    replace: (key, body, etag) => put(opened, key, body, etag),
    remove: (key, etag) => remove(opened, key, etag),
  };
}

type Sdk = typeof import('./bundled/s3.ts');
interface Bucket {
  readonly sdk: Sdk;
  readonly place: Place;
  readonly reading: InstanceType<Sdk['S3Client']>;
  readonly writing: InstanceType<Sdk['S3Client']>;
  readonly clock: AwsConnection['clock'];
}
type Opened = () => Promise<Bucket>;

async function get(opened: Opened, key: string) {
  const { sdk, place, reading } = await opened();
  return readObject(sdk, reading, place, key);
}

async function put(opened: Opened, key: string, body: string, etag?: string): Promise<WriteAnswer> {
  const { sdk, place, writing, clock } = await opened();
  const condition = etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: etag };
  const write = async () => {
    const command = new sdk.PutObjectCommand({ ...place, Key: key, Body: body, ...condition });
    const outcome = await outcomeOf(place, 's3:PutObject', writing.send(command));
    if (typeof outcome === 'object') return { kind: 'written', etag: outcome.ETag ?? '' } as const;
    return outcome === 'gone' ? 'refused' : outcome;
  };
  const look = async () => {
    const found = await get(opened, key);
    if (found?.body === body) return { kind: 'written', etag: found.etag } as const;
    return found?.etag === etag ? 'as-before' : 'refused';
  };
  const answer = await settledWrite(clock, `the write of ${key}`, { write, look });
  return answer === 'refused' ? { kind: 'refused' } : answer;
}

async function remove(opened: Opened, key: string, etag: string): Promise<'removed' | 'refused'> {
  const { sdk, place, writing, clock } = await opened();
  const look = async () => {
    const found = await get(opened, key);
    if (found === undefined) return 'removed';
    return found.etag === etag ? 'as-before' : 'refused';
  };
  const write = async () => {
    const command = new sdk.DeleteObjectCommand({ ...place, Key: key, IfMatch: etag });
    const outcome = await outcomeOf(place, 's3:DeleteObject', writing.send(command));
    if (outcome === 'lost') return outcome;
    // S3 also answers 412 when there is nothing left to match.
    if (outcome === 'refused') return (await look()) === 'removed' ? 'removed' : 'refused';
    return 'removed';
  };
  return settledWrite(clock, `the removal of ${key}`, { write, look });
}

async function outcomeOf<T extends object>(
  place: Place,
  action: string,
  answer: Promise<T>,
): Promise<T | 'refused' | 'lost' | 'gone'> {
  try {
    return await answer;
  } catch (error) {
    const outcome = conditionalOutcome(error);
    if (outcome === 'other') throw bucketFailure(place, action, error);
    return outcome;
  }
}
