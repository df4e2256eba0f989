import type { EC2 } from '@aws-sdk/client-ec2';
import { type Maker, made } from './maker.ts';
import { ruleMakers } from './security-group-rules.ts';

// biome-ignore lint/suspicious/noExplicitAny: each type of CloudFormation's has properties of its own.
type Properties = any;

/** What of EC2 the emulator's CloudFormation has no makers for. */
export function ec2Makers(ec2: EC2, region: string, account: string): Readonly<Record<string, Maker>> {
  return {
    'AWS::EC2::EIP': {
      make: async ({ properties }: Properties) => {
        const { AllocationId = '', PublicIp = '' } = await ec2.allocateAddress({
          Domain: properties.Domain,
          TagSpecifications: tagged('elastic-ip', properties),
        });
        return made(PublicIp, PublicIp, { AllocationId, PublicIp });
      },
      change: async (one) => one,
      remove: async ({ attributes }) =>
        void (await ec2.releaseAddress({ AllocationId: String(attributes['AllocationId']) })),
    },
    'AWS::EC2::NatGateway': {
      make: async ({ properties }: Properties) => {
        const { NatGateway } = await ec2.createNatGateway({
          SubnetId: properties.SubnetId,
          AllocationId: properties.AllocationId,
          TagSpecifications: tagged('natgateway', properties),
        });
        const id = NatGateway?.NatGatewayId;
        return made(id, id, { NatGatewayId: id });
      },
      change: async (one) => one,
      remove: async ({ physicalId }) => void (await ec2.deleteNatGateway({ NatGatewayId: physicalId })),
    },
    'AWS::EC2::FlowLog': {
      make: async ({ properties: p }: Properties) => {
        const group = `arn:aws:logs:${region}:${account}:log-group:${p.LogGroupName}:*`;
        const { FlowLogIds, Unsuccessful } = await ec2.createFlowLogs({
          ResourceIds: [p.ResourceId],
          ...{ ResourceType: p.ResourceType, TrafficType: p.TrafficType },
          LogDestination: p.LogDestination ?? group,
          LogDestinationType: p.LogDestinationType ?? 'cloud-watch-logs',
          DeliverLogsPermissionArn: p.DeliverLogsPermissionArn,
          MaxAggregationInterval: p.MaxAggregationInterval,
          TagSpecifications: tagged('vpc-flow-log', p),
        });
        if (Unsuccessful?.[0]) throw new Error(Unsuccessful[0].Error?.Message);
        const [id] = FlowLogIds ?? [];
        return made(id, id, { Id: id });
      },
      change: async (one) => one,
      remove: async ({ physicalId }) => void (await ec2.deleteFlowLogs({ FlowLogIds: [physicalId] })),
    },
    ...ruleMakers(ec2),
  };
}

function tagged<Kind extends string>(ResourceType: Kind, { Tags = [] }: Properties) {
  return Tags.length === 0 ? undefined : [{ ResourceType, Tags }];
}
