import type { EC2, SecurityGroupRule } from '@aws-sdk/client-ec2';
import type { Maker, Properties } from './maker.ts';

/**
 * Groups with their rules of all origins: a rule that is a resource of its own shows as one too many in a group whose template names
 * rules, as it does on the platform (https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1198). An empty list
 * is not compared (https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2091).
 */
export function readableGroup(ec2: EC2, maker: Maker): Maker {
  return {
    ...maker,
    read: async ({ physicalId }, ordered) => {
      const { SecurityGroups } = await ec2
        .describeSecurityGroups({ GroupIds: [physicalId] })
        .catch(() => ({ SecurityGroups: [] }));
      const [group] = SecurityGroups ?? [];
      if (!group) return undefined;
      const Filters = [{ Name: 'group-id', Values: [physicalId] }];
      const { SecurityGroupRules = [] } = await ec2.describeSecurityGroupRules({ Filters });
      const rules = (IsEgress: boolean) => SecurityGroupRules.filter((rule) => rule.IsEgress === IsEgress);
      return {
        ...{ GroupDescription: group.Description, GroupName: group.GroupName, VpcId: group.VpcId },
        ...named('SecurityGroupIngress', ordered, rules(false).map(asIngress)),
        ...named('SecurityGroupEgress', ordered, rules(true).map(asEgress)),
      };
    },
  };
}

function named(name: string, ordered: Properties, rules: readonly Properties[]): Properties {
  return (ordered[name] as readonly unknown[] | undefined)?.length ? { [name]: rules } : {};
}

const asIngress = (rule: SecurityGroupRule) => ruleOf(rule, 'SourceSecurityGroupId');
const asEgress = (rule: SecurityGroupRule) => ruleOf(rule, 'DestinationSecurityGroupId');

function ruleOf(rule: SecurityGroupRule, other: string): Properties {
  const isAll = rule.IpProtocol === '-1';
  const told = {
    CidrIp: rule.CidrIpv4,
    CidrIpv6: rule.CidrIpv6,
    Description: rule.Description,
    IpProtocol: rule.IpProtocol,
    ...(isAll ? {} : { FromPort: rule.FromPort, ToPort: rule.ToPort }),
    [other]: rule.ReferencedGroupInfo?.GroupId,
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}
