import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient, ListServicesCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Color } from '../../src/model/color.ts';
import type { CloudAddress } from '../demo/cloud-address.ts';

/** What somebody does past the code, by the SDK. */
export function handsOn(address: CloudAddress) {
  const ecs = new ECSClient(address);
  const balancing = new ElasticLoadBalancingV2Client(address);
  const logs = new CloudWatchLogsClient(address);
  return {
    setDesired: (color: Color, desiredCount: number) =>
      ecs.send(
        new UpdateServiceCommand({
          cluster: 'shop-production',
          service: `shop-production-${color}-web`,
          desiredCount,
        }),
      ),
    /** What there is of a colour, by names. */
    left: async (color: Color) => {
      const prefix = `/flipgate/shop-production/${color}/`;
      const [{ serviceArns = [] }, { LoadBalancers = [] }, { logGroups = [] }] = await Promise.all([
        ecs.send(new ListServicesCommand({ cluster: 'shop-production' })),
        balancing.send(new DescribeLoadBalancersCommand({})),
        logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: prefix })),
      ]);
      const named = `shop-production-${color}`;
      return {
        services: serviceArns.filter((arn) => arn.includes(`/${named}-`)),
        loadBalancers: LoadBalancers.filter(({ LoadBalancerName }) => LoadBalancerName === named),
        logGroups: logGroups.map(({ logGroupName = '' }) => logGroupName.slice(prefix.length)).toSorted(),
      };
    },
    /** Of the log of the web tasks. */
    setRetention: (color: Color, retentionInDays: number) =>
      logs.send(
        new PutRetentionPolicyCommand({
          logGroupName: `/flipgate/shop-production/${color}/web`,
          retentionInDays,
        }),
      ),
  };
}
