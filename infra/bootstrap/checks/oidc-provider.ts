import { type AwsConnection, clientConfig } from '../../../src/adapters/aws-connection.ts';
import { answered } from '../../../src/adapters/aws-errors.ts';
import { partitionOf } from '../partition.ts';
import { OWNER_TAG } from './names.ts';

const HOST = 'token.actions.githubusercontent.com';

/**
 * The account's provider of GitHub's tokens, where somebody else than this environment has made it. An account has one:
 * it is used, and not taken over, since others would lose it with this environment.
 */
export async function foreignProvider(
  connection: AwsConnection,
  account: string,
  owner: string,
): Promise<string | undefined> {
  const sdk = await import('@aws-sdk/client-iam');
  const client = new sdk.IAMClient(clientConfig(connection));
  const arn = `arn:${partitionOf(connection.region)}:iam::${account}:oidc-provider/${HOST}`;
  const asked = client
    .send(new sdk.GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn }))
    .catch((error: unknown) => {
      if (error instanceof sdk.NoSuchEntityException) return undefined;
      throw error;
    });
  const there = await answered('iam:GetOpenIDConnectProvider', asked);
  if (there === undefined) return undefined;
  const isOurs = (there.Tags ?? []).some(({ Key, Value }) => Key === OWNER_TAG && Value === owner);
  return isOurs ? undefined : arn;
}
