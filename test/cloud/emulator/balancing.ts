import type {
  ElasticLoadBalancingV2Client,
  Listener,
  TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { FindTargetGroup, TargetGroupSettings } from '../target-health/target-group.ts';
import { trusted } from './trusted.ts';

/** What the data plane and the model of target health must know of the emulator's load balancers. */
export interface Balancing {
  /** The target group that the load balancer with this DNS name forwards to. */
  readonly findTargetGroup: (dnsName: string) => Promise<string | undefined>;
  readonly targetGroup: FindTargetGroup;
}

export function balancingOf(open: () => Promise<Opened>): Balancing {
  return {
    findTargetGroup: trusted(async (dnsName) => findTargetGroup(await open(), dnsName)),
    targetGroup: async (arn) => settings(await open(), arn),
  };
}

export interface Opened {
  readonly sdk: typeof import('@aws-sdk/client-elastic-load-balancing-v2');
  readonly client: ElasticLoadBalancingV2Client;
}

async function findTargetGroup({ sdk, client }: Opened, dnsName: string): Promise<string | undefined> {
  const { LoadBalancers = [] } = await client.send(new sdk.DescribeLoadBalancersCommand({}));
  const balancer = LoadBalancers.find((one) => one.DNSName?.toLowerCase() === dnsName);
  if (!balancer?.LoadBalancerArn) return undefined;
  const asked = { LoadBalancerArn: balancer.LoadBalancerArn };
  const { Listeners = [] } = await client.send(new sdk.DescribeListenersCommand(asked));
  // Cloudflare comes by HTTPS where there is a listener for it.
  const bySafety = [...Listeners].sort((one, other) => rank(one) - rank(other));
  return bySafety.map(forwardsTo).find((arn) => arn !== undefined);
}

function rank(listener: Listener): number {
  return listener.Protocol === 'HTTPS' ? 0 : 1;
}

function forwardsTo(listener: Listener): string | undefined {
  const action = listener.DefaultActions?.find(({ Type }) => Type === 'forward');
  return action?.TargetGroupArn ?? action?.ForwardConfig?.TargetGroups?.[0]?.TargetGroupArn;
}

async function settings(
  { sdk, client }: Opened,
  arn: string,
): Promise<Partial<TargetGroupSettings> | undefined> {
  try {
    const asked = { TargetGroupArns: [arn] };
    const { TargetGroups = [] } = await client.send(new sdk.DescribeTargetGroupsCommand(asked));
    const group = TargetGroups[0];
    if (!group) return undefined;
    const attributes = new sdk.DescribeTargetGroupAttributesCommand({ TargetGroupArn: arn });
    const { Attributes = [] } = await client.send(attributes);
    const delay = Attributes.find(({ Key }) => Key === 'deregistration_delay.timeout_seconds')?.Value;
    return { ...checks(group), deregistrationDelayMs: Number(delay ?? 300) * 1000 };
  } catch (error) {
    if (error instanceof Error && error.name.startsWith('TargetGroupNotFound')) return undefined;
    throw error;
  }
}

function checks(group: TargetGroup): Partial<TargetGroupSettings> {
  return {
    healthPath: group.HealthCheckPath ?? '/',
    intervalMs: (group.HealthCheckIntervalSeconds ?? 30) * 1000,
    timeoutMs: (group.HealthCheckTimeoutSeconds ?? 5) * 1000,
    healthyThreshold: group.HealthyThresholdCount ?? 5,
    unhealthyThreshold: group.UnhealthyThresholdCount ?? 2,
    matcher: group.Matcher?.HttpCode ?? '200',
    attached: (group.LoadBalancerArns ?? []).length > 0,
  };
}
