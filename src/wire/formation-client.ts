import { type AwsConnection, clientConfig } from '../adapters/aws-connection.ts';
import { once } from '../adapters/once.ts';

/** CloudFormation's client, made when it is first asked for. */
export function formationClient(connection: AwsConnection) {
  return once(async () => {
    const sdk = await import('../engines/cdk/bundled/cloudformation.ts');
    return new sdk.CloudFormationClient(clientConfig(connection));
  });
}
