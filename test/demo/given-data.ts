import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { CloudAddress } from './cloud-address.ts';
import type { Servers } from './servers.ts';

/**
 * Database and cache of the user's own: secrets with the servers' addresses, made by hand, and the variables that name
 * them. Two minutes shorter than to have Terraform make some.
 * @param owner  begins the secrets' names; `database` and the two of the cache from `cache` on are theirs alone.
 * @returns lines for the input `variables`.
 */
export async function giveData(
  address: CloudAddress,
  { postgres, valkey }: Servers,
  owner = { folder: 'given', database: 'app', cache: 0 },
): Promise<string> {
  const client = new SecretsManagerClient(address);
  const give = async (name: string, value: string) => {
    const made = await client.send(
      new CreateSecretCommand({ Name: `${owner.folder}/${name}`, SecretString: value }),
    );
    return made.ARN ?? '';
  };
  const database = await give('database', postgres.url(owner.database));
  const redis = {
    cache: await give('cache', valkey.url(owner.cache)),
    broker: await give('broker', valkey.url(owner.cache + 1)),
  };
  return `database_url_secret_arn = ${database}\nredis_url_secret_arns = ${JSON.stringify(redis)}`;
}
