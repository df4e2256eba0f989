import { CloudWatchLogsClient, PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import type { Color } from '../../src/model/color.ts';
import type { CloudAddress } from '../demo/cloud-address.ts';

/** What somebody does past the code, by the SDK. */
export function handsOn(address: CloudAddress) {
  const ecs = new ECSClient(address);
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
