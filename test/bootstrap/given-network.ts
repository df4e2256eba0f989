import {
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import type { CloudAddress } from '../demo/cloud-address.ts';

export interface GivenNetwork {
  /** As the variable `network` takes it. */
  readonly whole: object;
  /** Subnets in two zones without a way in from the internet. */
  readonly tasks: readonly string[];
}

/** A VPC as somebody has made it by hand: public subnets behind an internet gateway, others without. */
export async function openNetwork(address: CloudAddress): Promise<GivenNetwork> {
  const ec2 = new EC2Client(address);
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }));
  const VpcId = Vpc?.VpcId ?? '';
  const subnet = async (block: number, zone: 'a' | 'b') => {
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({
        ...{ VpcId, CidrBlock: `10.9.${block}.0/24` },
        AvailabilityZone: `${address.region}${zone}`,
      }),
    );
    return Subnet?.SubnetId ?? '';
  };
  const open = [await subnet(1, 'a'), await subnet(2, 'b')];
  const tasks = [await subnet(3, 'a'), await subnet(4, 'b')];
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  const GatewayId = InternetGateway?.InternetGatewayId ?? '';
  await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId: GatewayId }));
  const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId }));
  const RouteTableId = RouteTable?.RouteTableId ?? '';
  await ec2.send(new CreateRouteCommand({ RouteTableId, GatewayId, DestinationCidrBlock: '0.0.0.0/0' }));
  for (const SubnetId of open) await ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId }));
  const whole = { vpc_id: VpcId, public_subnet_ids: open, task_subnet_ids: tasks, data_subnet_ids: tasks };
  return { whole, tasks };
}
