import { textOf } from '../aws-request.ts';
import type { CloudClock, CloudRequest, CloudResponse, Room } from '../room.ts';
import { Bucket } from './bucket.ts';
import { deleteObjects, listObjects, listVersions, versioning } from './listings.ts';
import { deleteObject, getObject, putObject } from './objects.ts';
import { S3Refusal, s3Error } from './s3-refusal.ts';
import type { S3Request } from './s3-request.ts';
import { readS3Request } from './s3-request.ts';

/**
 * S3's objects. Without `configurations` the buckets are a plain set; with it, calls that configure
 * buckets go there, and so does everything about buckets that were not created through this room.
 */
export class S3Room implements Room {
  readonly buckets = new Map<string, Bucket>();
  readonly #clock: CloudClock;
  readonly #configurations: Room | undefined;
  readonly #home: { readonly account: string };

  constructor(clock: CloudClock, configurations?: Room, home = { account: '123456789012' }) {
    this.#clock = clock;
    this.#configurations = configurations;
    this.#home = home;
  }

  create(name: string): Bucket {
    const bucket = this.buckets.get(name) ?? new Bucket(this.#home.account);
    this.buckets.set(name, bucket);
    return bucket;
  }

  async answer(request: CloudRequest): Promise<CloudResponse> {
    const asked = readS3Request(request);
    try {
      return this.#dated(await this.#answer(request, asked));
    } catch (error) {
      if (error instanceof S3Refusal) return this.#dated(s3Error(error.status, error.code, error.message));
      throw error;
    }
  }

  async #answer(request: CloudRequest, asked: S3Request): Promise<CloudResponse> {
    const bucket = this.buckets.get(asked.bucket);
    if (!bucket) return this.#unknownBucket(request, asked);
    if (bucket.elsewhere !== undefined) return redirection(bucket.elsewhere);
    const expected = request.headers['x-amz-expected-bucket-owner'];
    if (expected !== undefined && expected !== bucket.owner)
      throw new S3Refusal('AccessDenied', 'Access Denied', 403);
    switch (asked.operation) {
      case 'PutObject':
        return putObject(bucket, asked.key, request, this.#clock.now());
      case 'GetObject':
      case 'HeadObject':
        return getObject(bucket, asked.key, request);
      case 'DeleteObject':
        return deleteObject(bucket, asked.key, request);
      case 'ListObjects':
      case 'ListObjectsV2':
        return xml(listObjects(asked.bucket, bucket, asked.query));
      case 'ListObjectVersions':
        return xml(listVersions(asked.bucket, bucket, asked.query));
      case 'DeleteObjects':
        return xml(deleteObjects(bucket, textOf(request)));
      case 'DeleteBucket':
        return this.#deleteBucket(request, asked.bucket, bucket);
      default:
        return this.#configure(request, asked);
    }
  }

  async #unknownBucket(request: CloudRequest, asked: S3Request): Promise<CloudResponse> {
    const answer = await this.#configurations?.answer(request);
    if (asked.operation === 'CreateBucket' && (answer === undefined || answer.status < 300)) {
      this.create(asked.bucket);
      return answer ?? { status: 200, headers: { location: `/${asked.bucket}` }, body: '' };
    }
    if (answer) return answer;
    throw new S3Refusal('NoSuchBucket', 'The specified bucket does not exist', 404);
  }

  async #deleteBucket(request: CloudRequest, name: string, bucket: Bucket): Promise<CloudResponse> {
    if (bucket.keys().length > 0) {
      throw new S3Refusal('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409);
    }
    this.buckets.delete(name);
    return (await this.#configurations?.answer(request)) ?? { status: 204, headers: {}, body: '' };
  }

  async #configure(request: CloudRequest, asked: S3Request): Promise<CloudResponse> {
    if (this.#configurations && asked.key === '') {
      return this.#configurations.answer(request);
    }
    if (asked.operation === 'GetBucketVersioning')
      return xml(versioning(this.buckets.get(asked.bucket)?.versioning));
    if (asked.operation === 'HeadBucket') return { status: 200, headers: {}, body: '' };
    throw new S3Refusal('NotImplemented', `This S3 does not know ${asked.operation}`, 501);
  }

  #dated(answer: CloudResponse): CloudResponse {
    const date = new Date(this.#clock.now()).toUTCString();
    return { ...answer, headers: { date, server: 'AmazonS3', ...answer.headers } };
  }
}

/** Asked in another region, S3 says where the bucket is, before it looks at whose it is. */
function redirection(region: string): CloudResponse {
  const answer = s3Error(301, 'PermanentRedirect', 'The bucket must be addressed in its own region.');
  return { ...answer, headers: { ...answer.headers, 'x-amz-bucket-region': region } };
}

function xml(body: string): CloudResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
  };
}
