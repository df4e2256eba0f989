import type { Secrets } from '../ports.ts';
import { type AwsConnection, clientConfig } from './aws-connection.ts';
import { answered } from './aws-errors.ts';
import { once } from './once.ts';
import { hasVersion, secretReference } from './secret-reference.ts';

export function openSecrets(connection: AwsConnection): Secrets {
  const opened = once(async () => {
    const sdk = await import('./bundled/secretsmanager.ts');
    const absent = (error: unknown) => {
      if (error instanceof sdk.ResourceNotFoundException) return undefined;
      throw error;
    };
    return { sdk, absent, client: new sdk.SecretsManagerClient(clientConfig(connection)) };
  });
  return {
    async value(id) {
      const { sdk, client, absent } = await opened();
      const sent = client.send(new sdk.GetSecretValueCommand({ SecretId: id })).catch(absent);
      return (await answered('secretsmanager:GetSecretValue', sent))?.SecretString;
    },
    async hasValue(id) {
      const reference = secretReference(id);
      // A parameter of Systems Manager cannot exist without a value, and ECS names a missing one itself.
      if (reference.kind === 'parameter') return true;
      const { sdk, client, absent } = await opened();
      const sent = client.send(new sdk.DescribeSecretCommand({ SecretId: reference.id })).catch(absent);
      const secret = await answered('secretsmanager:DescribeSecret', sent);
      if (secret === undefined || secret.DeletedDate !== undefined) return false;
      return hasVersion(secret.VersionIdsToStages ?? {}, reference);
    },
  };
}
