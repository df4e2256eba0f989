import type { Store, WriteAnswer } from '../../../src/ports.ts';
import type { Bucket, Condition } from '../../cloud/s3/bucket.ts';
import { S3Refusal } from '../../cloud/s3/s3-refusal.ts';

/** The objects of a bucket of the local cloud, reached without a wire. */
export function bucketStore(bucket: Bucket): Store {
  const put = async (key: string, body: string, condition: Condition): Promise<WriteAnswer> => {
    try {
      const written = bucket.put(key, { body: Buffer.from(body), headers: {} }, condition, Date.now());
      return { kind: 'written', etag: written.etag };
    } catch (error) {
      if (error instanceof S3Refusal) return { kind: 'refused' };
      throw error;
    }
  };
  return {
    get: async (key) => {
      const found = bucket.get(key);
      if (found === undefined) return undefined;
      const body = Buffer.from(found.body).toString();
      return { body, etag: found.etag, modifiedAt: found.modifiedAt, storeNow: Date.now() };
    },
    create: (key, body) => put(key, body, { kind: 'absent' }),
    replace: (key, body, etag) => put(key, body, { kind: 'match', etag }),
    remove: async (key, etag) => {
      if (bucket.get(key)?.etag !== etag) return bucket.get(key) === undefined ? 'removed' : 'refused';
      bucket.delete(key, { kind: 'none' });
      return 'removed';
    },
  };
}
