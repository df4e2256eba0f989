import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { CloudAddress } from './cloud-address.ts';
import type { Servers } from './servers.ts';

/**
 * Database and cache of the user's own: secrets with the servers' addresses, made by hand, and the variables that name
 * them. Two minutes shorter than to have Terraform make some.
 * @returns lines for the input `variables`.
 */
export async function giveData(address: CloudAddress, { postgres, valkey }: Servers): Promise<string> {
  const client = new SecretsManagerClient(address);
  const give = async (name: string, value: string) => {
    const made = await client.send(new CreateSecretCommand({ Name: `given/${name}`, SecretString: value }));
    return made.ARN ?? '';
  };
  const database = await give('database', postgres.url('app'));
  const redis = {
    cache: await give('cache', valkey.url(0)),
    broker: await give('broker', valkey.url(1)),
  };
  return `database_url_secret_arn = ${database}\nredis_url_secret_arns = ${JSON.stringify(redis)}`;
}
