import type { AwsConnection } from '../../../src/adapters/aws-connection.ts';
import { openIdentity } from '../../../src/adapters/identity.ts';
import { type Checked, found, looked, missing } from '../checked.ts';

export interface Account {
  /** Twelve digits. */
  readonly id: string;
  readonly connection: AwsConnection;
}

const REMEDY =
  'Log in to the account that is to hold the site: `aws sso login` and AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN).';

/** Whose credentials there are. @param connection undefined where no region is known. */
export async function checkAws(connection: AwsConnection | undefined): Promise<Checked<Account>> {
  if (connection === undefined)
    return missing('No AWS region is given.', 'Give `--region eu-central-1`, or set AWS_REGION.');
  return looked(async () => {
    const id = await openIdentity(connection).account();
    return found({ id, connection }, `AWS account ${id} in ${connection.region}`);
  }, REMEDY);
}
