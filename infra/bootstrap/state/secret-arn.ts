import { type AwsConnection, clientConfig } from '../../../src/adapters/aws-connection.ts';
import { answered } from '../../../src/adapters/aws-errors.ts';

/** The full ARN of a secret that is there. */
export function secretArn(connection: AwsConnection): (name: string) => Promise<string> {
  return async (name) => {
    const sdk = await import('@aws-sdk/client-secrets-manager');
    const client = new sdk.SecretsManagerClient(clientConfig(connection));
    const asked = client.send(new sdk.DescribeSecretCommand({ SecretId: name }));
    return (await answered('secretsmanager:DescribeSecret', asked)).ARN ?? name;
  };
}
