import { type AwsConnection, clientConfig } from '../../src/adapters/aws-connection.ts';
import { answered } from '../../src/adapters/aws-errors.ts';
import { OWNER_TAG } from './checks/names.ts';

/**
 * Puts the token into its secret, which is made where nobody has.
 * @returns what was done.
 */
export async function storeToken(
  connection: AwsConnection,
  secret: { readonly id: string; readonly owner: string },
  token: string,
): Promise<'made' | 'put' | 'there'> {
  const sdk = await import('@aws-sdk/client-secrets-manager');
  const client = new sdk.SecretsManagerClient(clientConfig(connection));
  const { id, owner } = secret;
  const absent = (error: unknown) => {
    if (error instanceof sdk.ResourceNotFoundException) return undefined;
    throw error;
  };
  const current = await answered(
    'secretsmanager:GetSecretValue',
    client.send(new sdk.GetSecretValueCommand({ SecretId: id })).catch(absent),
  );
  if (current?.SecretString === token) return 'there';
  // One that exists and has no value is "not found" to who asks for the value.
  const put = new sdk.PutSecretValueCommand({ SecretId: id, SecretString: token });
  const done = await answered('secretsmanager:PutSecretValue', client.send(put).catch(absent));
  if (done !== undefined) return 'put';
  const create = new sdk.CreateSecretCommand({
    ...{ Name: id, SecretString: token, Tags: [{ Key: OWNER_TAG, Value: owner }] },
    Description: `Cloudflare token of ${owner}, which edits DNS`,
  });
  await answered('secretsmanager:CreateSecret', client.send(create));
  return 'made';
}
