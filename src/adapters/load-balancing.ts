import type { LoadBalancing, TargetHealth } from '../ports.ts';
import { type AwsConnection, clientConfig } from './aws-connection.ts';
import { answered } from './aws-errors.ts';
import { once } from './once.ts';

export function openLoadBalancing(connection: AwsConnection): LoadBalancing {
  const opened = once(async () => {
    const sdk = await import('./bundled/elastic-load-balancing-v2.ts');
    return { sdk, client: new sdk.ElasticLoadBalancingV2Client(clientConfig(connection)) };
  });
  return {
    async targetHealth(targetGroupArn) {
      const { sdk, client } = await opened();
      const command = new sdk.DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn });
      const asked = client.send(command).catch((error: unknown) => {
        if (error instanceof sdk.TargetGroupNotFoundException) return undefined;
        throw error;
      });
      const answer = await answered('elasticloadbalancing:DescribeTargetHealth', asked);
      return (answer?.TargetHealthDescriptions ?? []).map(({ Target, TargetHealth: health }) => ({
        target: `${Target?.Id ?? '?'}:${Target?.Port ?? '?'}`,
        state: stateOf(health?.State),
        ...reasonOf(health?.Reason, health?.Description),
      }));
    },
  };
}

/** ELBv2 writes `unhealthy.draining` for a target that leaves while it is unhealthy. */
function stateOf(state: string | undefined): TargetHealth['state'] {
  if (state === undefined) return 'unavailable';
  return state === 'unhealthy.draining' ? 'draining' : (state as TargetHealth['state']);
}

function reasonOf(reason: string | undefined, description: string | undefined): { reason?: string } {
  const said = [reason, description].filter((part) => part !== undefined);
  return said.length === 0 ? {} : { reason: said.join(': ') };
}
