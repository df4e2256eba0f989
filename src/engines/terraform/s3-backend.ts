import { z } from 'zod';
import type { Store } from '../../ports.ts';
import type { StateBackend, StateLock } from './options.ts';

const lockBody = z.object({ ID: z.string(), Who: z.string(), Created: z.string() });

/**
 * States in the environment's bucket under `<siteKey>/<stack>.tfstate`, locked by a lock file beside
 * each, which S3 writes on condition.
 * @param place `endpoint` set: a stand-in for S3 by an address, which knows buckets by path only.
 */
export function s3Backend(place: {
  readonly bucket: string;
  readonly siteKey: string;
  readonly region: string;
  readonly endpoint?: string;
  readonly store: Pick<Store, 'get'>;
}): StateBackend {
  const stateKey = (stack: string) => `${place.siteKey}/${stack}.tfstate`;
  return {
    settings: (stack) => ({
      bucket: place.bucket,
      key: stateKey(stack),
      region: place.region,
      encrypt: 'true',
      use_lockfile: 'true',
      ...(place.endpoint === undefined ? {} : { use_path_style: 'true' }),
    }),
    lock: async (stack) => {
      const found = await place.store.get(`${stateKey(stack)}.tflock`);
      return found === undefined ? undefined : readLock(found.body);
    },
  };
}

/** A lock as terraform and tofu write it down. */
export function readLock(body: string): StateLock {
  const { ID, Who, Created } = lockBody.parse(JSON.parse(body));
  return { id: ID, who: Who, createdAt: Date.parse(Created) };
}
