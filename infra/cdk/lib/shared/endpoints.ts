import { Aws } from 'aws-cdk-lib';
import { type CfnRouteTable, type CfnSubnet, CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { logicalName } from '../names.ts';
import { securityGroup } from '../security-group.ts';
import type { SharedPlan } from './plan-of-shared.ts';

/** Ways from the new VPC to services of AWS that pass no NAT gateway. */
export function endpoints(
  scope: Construct,
  { prefix, inputs }: SharedPlan,
  vpcId: string,
  tables: readonly CfnRouteTable[],
  subnets: readonly CfnSubnet[],
): void {
  const common = (service: string) => ({
    vpcId,
    serviceName: `com.amazonaws.${Aws.REGION}.${service}`,
    tags: [{ key: 'Name', value: `${prefix}-${service}` }],
  });
  // ECR keeps image layers in S3: through this endpoint they cost no NAT traffic.
  new CfnVPCEndpoint(scope, 'S3', {
    ...common('s3'),
    vpcEndpointType: 'Gateway',
    routeTableIds: tables.map(({ ref }) => ref),
  });
  if (inputs.interface_endpoints.length === 0) return;
  const group = securityGroup(scope, 'EndpointsGroup', {
    name: `${prefix}-endpoints`,
    description: `Interface endpoints of ${prefix}`,
    vpcId,
    ingress: [
      {
        description: 'HTTPS from this VPC',
        ipProtocol: 'tcp',
        fromPort: 443,
        toPort: 443,
        cidrIp: inputs.network_cidr,
      },
    ],
  });
  // Each costs by the hour and zone; with enough traffic that is less than what NAT charges for it.
  for (const service of inputs.interface_endpoints)
    new CfnVPCEndpoint(scope, `Endpoint${logicalName(service)}`, {
      ...common(service),
      vpcEndpointType: 'Interface',
      privateDnsEnabled: true,
      subnetIds: subnets.map(({ ref }) => ref),
      securityGroupIds: [group.attrGroupId],
    });
}
