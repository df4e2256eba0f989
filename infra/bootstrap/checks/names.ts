import { defaultBucket } from '../../../src/model/bucket-name.ts';
import { siteKey } from '../../../src/model/site.ts';
import type { Checked } from '../checked.ts';
import type { Account } from './aws.ts';
import { lookAtBucket } from './bucket.ts';
import { lookAtRepositories, type Repositories } from './repositories.ts';
import { lookAtSecrets } from './secrets.ts';

/** What of bootstrap is there before it begins. */
export interface Standing {
  readonly bucket: { readonly name: string; readonly there: boolean };
  /** Those of another environment of the name, which this one is given. */
  readonly repositories?: Repositories;
}

/** Every resource of Flipgate's carries it; what does not is somebody else's, and is not taken over. */
export const OWNER_TAG = 'flipgate:environment';

/** Whether the names that bootstrap gives are free, or given by it already. */
export async function checkNames(
  account: Account,
  site: { readonly name: string; readonly environment: string },
  given: Readonly<Record<string, unknown>>,
): Promise<Checked<Standing>> {
  const name = defaultBucket(site, account.id);
  const [bucket, repositories, secrets] = await Promise.all([
    lookAtBucket(account.connection, name, siteKey(site)),
    // Given ones are used as they are.
    given['repositories'] ? undefined : lookAtRepositories(account.connection, site),
    lookAtSecrets(account.connection, siteKey(site)),
  ]);
  const all = [bucket, repositories, secrets].filter((one) => one !== undefined);
  const reused = repositories?.found;
  return {
    problems: all.flatMap(({ problems }) => problems),
    notes: all.flatMap(({ notes }) => notes),
    found: {
      bucket: { name, there: bucket.found === true },
      ...(reused ? { repositories: reused } : {}),
    },
  };
}
