import { type AwsConnection, clientConfig } from '../../../src/adapters/aws-connection.ts';
import { answered } from '../../../src/adapters/aws-errors.ts';
import { type Checked, looked, missing } from '../checked.ts';
import { judgeNetwork, type NetworkSight, networkOf, type WantedNetwork } from './network-verdict.ts';

/** The VPC and subnets of the variable `network`, where it is given: there, of one VPC, in enough zones, with a way out. */
export async function checkNetwork(
  connection: AwsConnection,
  variables: Readonly<Record<string, unknown>>,
): Promise<Checked<never>> {
  const given = variables['network'];
  if (given === undefined) return { problems: [], notes: ['a VPC of its own is made'] };
  const wanted = networkOf(given);
  if (wanted === undefined)
    return missing(
      '`--variable network` is no network.',
      'Write `network = {"vpc_id": "vpc-…", "public_subnet_ids": ["subnet-…", …], "task_subnet_ids": […], "data_subnet_ids": […]}`.',
    );
  return looked(async () => judgeNetwork(wanted, await sight(connection, wanted)));
}

async function sight(connection: AwsConnection, wanted: WantedNetwork): Promise<NetworkSight> {
  const sdk = await import('@aws-sdk/client-ec2');
  const client = new sdk.EC2Client(clientConfig(connection));
  // By filter: asked by id, one that is not there would hide the others.
  const ofVpc = [{ Name: 'vpc-id', Values: [wanted.vpc_id] }];
  const ids = [...wanted.public_subnet_ids, ...wanted.task_subnet_ids, ...wanted.data_subnet_ids];
  const [vpcs, subnets, tables] = await Promise.all([
    answered('ec2:DescribeVpcs', client.send(new sdk.DescribeVpcsCommand({ Filters: ofVpc }))),
    answered(
      'ec2:DescribeSubnets',
      client.send(
        new sdk.DescribeSubnetsCommand({ Filters: [{ Name: 'subnet-id', Values: [...new Set(ids)] }] }),
      ),
    ),
    answered('ec2:DescribeRouteTables', client.send(new sdk.DescribeRouteTablesCommand({ Filters: ofVpc }))),
  ]);
  return {
    vpc: (vpcs.Vpcs ?? []).length > 0,
    subnets: (subnets.Subnets ?? []).map((one) => ({
      id: one.SubnetId ?? '',
      vpc: one.VpcId ?? '',
      zone: one.AvailabilityZone ?? '',
    })),
    tables: (tables.RouteTables ?? []).map((table) => ({
      subnets: (table.Associations ?? []).flatMap(({ SubnetId }) => SubnetId ?? []),
      isMain: (table.Associations ?? []).some(({ Main }) => Main === true),
      out: (table.Routes ?? [])
        .filter(({ DestinationCidrBlock }) => DestinationCidrBlock === '0.0.0.0/0')
        .map((route) => route.GatewayId ?? route.NatGatewayId ?? route.TransitGatewayId ?? 'other'),
    })),
  };
}
