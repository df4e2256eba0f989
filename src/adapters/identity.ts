import { Failure } from '../model/failure.ts';
import type { Identity } from '../ports.ts';
import { type AwsConnection, clientConfig } from './aws-connection.ts';
import { answered } from './aws-errors.ts';

export function openIdentity(connection: AwsConnection): Identity {
  return {
    region: connection.region,
    async account() {
      const sdk = await import('./bundled/sts.ts');
      const client = new sdk.STSClient(clientConfig(connection));
      const answer = await answered(
        'sts:GetCallerIdentity',
        client.send(new sdk.GetCallerIdentityCommand({})),
      );
      if (answer.Account === undefined) {
        throw new Failure('STS names no account for these credentials.', 'Check `aws-role`.');
      }
      return answer.Account;
    },
  };
}
