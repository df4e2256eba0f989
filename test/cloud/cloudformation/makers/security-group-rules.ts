import type { EC2, IpPermission, SecurityGroupRule } from '@aws-sdk/client-ec2';
import { type Maker, made } from './maker.ts';

// biome-ignore lint/suspicious/noExplicitAny: properties are CloudFormation's.
type Properties = any;

/** Rules of security groups that are resources of their own. */
export function ruleMakers(ec2: EC2): Readonly<Record<string, Maker>> {
  return {
    'AWS::EC2::SecurityGroupIngress': ruleMaker(ec2, 'Source', {
      admit: (rule) => ec2.authorizeSecurityGroupIngress(rule),
      withdraw: (rule) => ec2.revokeSecurityGroupIngress(rule),
    }),
    'AWS::EC2::SecurityGroupEgress': ruleMaker(ec2, 'Destination', {
      admit: (rule) => ec2.authorizeSecurityGroupEgress(rule),
      withdraw: (rule) => ec2.revokeSecurityGroupEgress(rule),
    }),
  };
}

interface Ways {
  admit(rule: {
    GroupId: string;
    IpPermissions: IpPermission[];
  }): Promise<{ SecurityGroupRules?: SecurityGroupRule[] | undefined }>;
  withdraw(rule: { GroupId: string; SecurityGroupRuleIds: string[] }): Promise<unknown>;
}

function ruleMaker(ec2: EC2, side: 'Source' | 'Destination', ways: Ways): Maker {
  const other = `${side}SecurityGroupId`;
  return {
    make: async ({ properties: p }: Properties) => {
      const permission = permissionOf(p, p[other]);
      const { SecurityGroupRules } = await ways.admit({ GroupId: p.GroupId, IpPermissions: [permission] });
      const id = SecurityGroupRules?.[0]?.SecurityGroupRuleId;
      return made(id, id, { Id: id });
    },
    change: async (one) => one,
    remove: async ({ physicalId }, p: Properties) =>
      void (await ways.withdraw({ GroupId: p.GroupId, SecurityGroupRuleIds: [physicalId] })),
    read: async ({ physicalId }, { GroupId }: Properties) => {
      const Filters = [{ Name: 'group-id', Values: [GroupId] }];
      const { SecurityGroupRules } = await ec2.describeSecurityGroupRules({ Filters });
      const rule = SecurityGroupRules?.find(({ SecurityGroupRuleId }) => SecurityGroupRuleId === physicalId);
      return (
        rule && {
          ...{ IpProtocol: rule.IpProtocol, FromPort: rule.FromPort, ToPort: rule.ToPort },
          ...{ GroupId, Description: rule.Description, CidrIp: rule.CidrIpv4, CidrIpv6: rule.CidrIpv6 },
          [other]: rule.ReferencedGroupInfo?.GroupId,
        }
      );
    },
  };
}

function permissionOf(p: Properties, other: string | undefined): IpPermission {
  const { IpProtocol, FromPort, ToPort, CidrIp, CidrIpv6, Description } = p;
  return {
    ...{ IpProtocol, FromPort, ToPort },
    ...(other === undefined ? {} : { UserIdGroupPairs: [{ GroupId: other, Description }] }),
    ...(CidrIp === undefined ? {} : { IpRanges: [{ CidrIp, Description }] }),
    ...(CidrIpv6 === undefined ? {} : { Ipv6Ranges: [{ CidrIpv6, Description }] }),
  };
}
