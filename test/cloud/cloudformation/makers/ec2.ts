import type { AuthorizeSecurityGroupIngressResult } from '@aws-sdk/client-ec2';
import type { Clients } from './clients.ts';
import { type Maker, made } from './maker.ts';

// biome-ignore lint/suspicious/noExplicitAny: each type of CloudFormation's has properties of its own.
type Properties = any;

/** What of EC2 the emulator's CloudFormation has no makers for. */
export function ec2Makers({ ec2 }: Clients): Readonly<Record<string, Maker>> {
  return {
    'AWS::EC2::EIP': {
      make: async ({ properties }: Properties) => {
        const { AllocationId = '', PublicIp = '' } = await ec2.allocateAddress({
          Domain: properties.Domain,
          TagSpecifications: tagged('elastic-ip', properties),
        });
        return made(AllocationId, PublicIp, { AllocationId, PublicIp });
      },
      change: async (one) => one,
      remove: async ({ physicalId }) => void (await ec2.releaseAddress({ AllocationId: physicalId })),
    },
    'AWS::EC2::NatGateway': {
      make: async ({ properties }: Properties) => {
        const { NatGateway } = await ec2.createNatGateway({
          SubnetId: properties.SubnetId,
          AllocationId: properties.AllocationId,
          TagSpecifications: tagged('natgateway', properties),
        });
        return made(NatGateway?.NatGatewayId);
      },
      change: async (one) => one,
      remove: async ({ physicalId }) => void (await ec2.deleteNatGateway({ NatGatewayId: physicalId })),
    },
    'AWS::EC2::SecurityGroupIngress': ruleMaker(
      (rule) => ec2.authorizeSecurityGroupIngress(rule),
      (rule) => ec2.revokeSecurityGroupIngress(rule),
    ),
    'AWS::EC2::SecurityGroupEgress': ruleMaker(
      (rule) => ec2.authorizeSecurityGroupEgress(rule),
      (rule) => ec2.revokeSecurityGroupEgress(rule),
    ),
    'AWS::EC2::FlowLog': {
      make: async ({ properties }: Properties) => {
        const { FlowLogIds, Unsuccessful } = await ec2.createFlowLogs({
          ResourceIds: [properties.ResourceId],
          ResourceType: properties.ResourceType,
          TrafficType: properties.TrafficType,
          LogDestination: properties.LogDestination,
          LogDestinationType: 'cloud-watch-logs',
          DeliverLogsPermissionArn: properties.DeliverLogsPermissionArn,
          MaxAggregationInterval: properties.MaxAggregationInterval,
          TagSpecifications: tagged('vpc-flow-log', properties),
        });
        if (Unsuccessful?.[0]) throw new Error(Unsuccessful[0].Error?.Message);
        return made(FlowLogIds?.[0]);
      },
      change: async (one) => one,
      remove: async ({ physicalId }) => void (await ec2.deleteFlowLogs({ FlowLogIds: [physicalId] })),
    },
  };
}

interface Rule {
  readonly GroupId: string;
  readonly SecurityGroupRuleIds?: string[];
  readonly IpPermissions?: {
    readonly IpProtocol: string;
    readonly FromPort: number;
    readonly ToPort: number;
    readonly UserIdGroupPairs: { readonly GroupId: string; readonly Description: string }[];
  }[];
}

function ruleMaker(
  admit: (rule: Rule) => Promise<Pick<AuthorizeSecurityGroupIngressResult, 'SecurityGroupRules'>>,
  withdraw: (rule: Rule) => Promise<unknown>,
): Maker {
  return {
    make: async ({ properties: p }: Properties) => {
      const other = p.SourceSecurityGroupId ?? p.DestinationSecurityGroupId;
      const { SecurityGroupRules } = await admit({
        GroupId: p.GroupId,
        IpPermissions: [
          {
            IpProtocol: p.IpProtocol,
            FromPort: p.FromPort,
            ToPort: p.ToPort,
            UserIdGroupPairs: [{ GroupId: other, Description: p.Description }],
          },
        ],
      });
      return made(SecurityGroupRules?.[0]?.SecurityGroupRuleId);
    },
    change: async (one) => one,
    remove: async ({ physicalId }, p: Properties) =>
      void (await withdraw({ GroupId: p.GroupId, SecurityGroupRuleIds: [physicalId] })),
  };
}

function tagged<Kind extends string>(ResourceType: Kind, { Tags = [] }: Properties) {
  return Tags.length === 0 ? undefined : [{ ResourceType, Tags }];
}
