import { type AwsConnection, clientConfig } from '../adapters/aws-connection.ts';
import { translated } from '../adapters/aws-errors.ts';
import { once } from '../adapters/once.ts';

/** CloudFormation's client, made when it is first asked for; its errors name what was asked, and what to do. */
export function formationClient(connection: AwsConnection) {
  return once(async () => {
    const sdk = await import('../engines/cdk/bundled/cloudformation.ts');
    const client = new sdk.CloudFormationClient(clientConfig(connection));
    client.middlewareStack.add(
      (next, { commandName = '' }) =>
        async (asked) => {
          try {
            return await next(asked);
          } catch (error) {
            throw translated(`cloudformation:${String(commandName).replace(/Command$/, '')}`, error);
          }
        },
      { step: 'initialize', name: 'translated', priority: 'high' },
    );
    return client;
  });
}
