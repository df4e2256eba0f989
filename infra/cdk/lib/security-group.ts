import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';

/**
 * CloudFormation gives a group that says nothing of egress leave to call everybody: this one rule, which matches nothing
 * that there is, keeps that away. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
 */
const NOBODY = {
  cidrIp: '255.255.255.255/32',
  description: 'Nobody',
  ipProtocol: 'icmp',
  fromPort: 252,
  toPort: 86,
};

interface GroupProps {
  readonly name: string;
  readonly description: string;
  readonly vpcId: string;
  readonly ingress?: readonly CfnSecurityGroup.IngressProperty[];
  /** Left out: none. */
  readonly egress?: readonly CfnSecurityGroup.EgressProperty[];
}

/** A security group that admits and calls whom it names, and nobody else. */
export function securityGroup(scope: Construct, id: string, props: GroupProps): CfnSecurityGroup {
  const { name, description, vpcId, ingress = [], egress = [NOBODY] } = props;
  return new CfnSecurityGroup(scope, id, {
    groupName: name,
    groupDescription: description,
    vpcId,
    ...(ingress.length > 0 ? { securityGroupIngress: [...ingress] } : {}),
    securityGroupEgress: [...egress],
    tags: [{ key: 'Name', value: name }],
  });
}
