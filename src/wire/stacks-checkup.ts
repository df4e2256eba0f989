import type { AwsConnection } from '../adapters/aws-connection.ts';
import type { Checkup } from '../ports.ts';
import { formationClient } from './formation-client.ts';

/** What the doctor asks of CloudFormation, by the engine's own client. */
export function openStacksCheckup(connection: AwsConnection): Pick<Checkup, 'stack'> {
  const open = formationClient(connection);
  return {
    async stack(name) {
      const { Stacks } = await import('../engines/cdk/stacks.ts');
      const found = await new Stacks(open, connection.clock).stack(name);
      if (found === undefined) return undefined;
      const { StackStatus: status = '', StackStatusReason: reason, Outputs = [] } = found;
      const outputs = Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]);
      return { status, reason, outputs: Object.fromEntries(outputs) };
    },
  };
}
