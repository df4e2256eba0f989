import { defaultBucket } from '../../../src/model/bucket-name.ts';
import { siteKey } from '../../../src/model/site.ts';
import { type Checked, found, looked } from '../checked.ts';
import type { Options } from '../options.ts';
import type { Account } from './aws.ts';
import { lookAtBucket } from './bucket.ts';
import { foreignProvider } from './oidc-provider.ts';
import { lookAtRepositories, type Repositories } from './repositories.ts';
import { lookAtSecrets } from './secrets.ts';

/** What of bootstrap is there before it begins. */
export interface Standing {
  readonly bucket: { readonly name: string; readonly there: boolean };
  /** Those of another environment of the name, which this one is given. */
  readonly repositories?: Repositories;
  /** ARN of the account's provider of GitHub's tokens, where another environment or somebody else has made it. */
  readonly provider?: string;
}

/** Every resource of Flipgate's carries it; what does not is somebody else's, and is not taken over. */
export const OWNER_TAG = 'flipgate:environment';

/** Whether the names that bootstrap gives are free, or given by it already. */
export async function checkNames(
  account: Account,
  site: { readonly name: string; readonly environment: string },
  { github, bootstrapVariables: given }: Pick<Options, 'github' | 'bootstrapVariables'>,
): Promise<Checked<Standing>> {
  const name = defaultBucket(site, account.id);
  const [bucket, repositories, secrets] = await Promise.all([
    lookAtBucket(account, name, siteKey(site)),
    // Given ones are used as they are.
    given['repositories'] ? undefined : lookAtRepositories(account.connection, site),
    lookAtSecrets(account.connection, siteKey(site)),
  ]);
  const provider = github === undefined ? undefined : await lookAtProvider(account, siteKey(site));
  const all = [bucket, repositories, secrets, provider].filter((one) => one !== undefined);
  const reused = repositories?.found;
  return {
    problems: all.flatMap(({ problems }) => problems),
    notes: all.flatMap(({ notes }) => notes),
    found: {
      bucket: { name, there: bucket.found === true },
      ...(reused ? { repositories: reused } : {}),
      ...(provider?.found ? { provider: provider.found } : {}),
    },
  };
}

function lookAtProvider({ connection, id }: Account, owner: string): Promise<Checked<string>> {
  return looked(async () => {
    const arn = await foreignProvider(connection, id, owner);
    return arn === undefined ? { problems: [], notes: [] } : found(arn, `${arn} is used`);
  });
}
