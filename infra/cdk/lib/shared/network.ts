import { Fn } from 'aws-cdk-lib';
import {
  CfnEIP,
  CfnInternetGateway,
  CfnNatGateway,
  CfnRoute,
  CfnRouteTable,
  CfnSubnet,
  CfnSubnetRouteTableAssociation,
  CfnVPC,
  CfnVPCGatewayAttachment,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { subnetOf } from '../cidr.ts';
import { explained, SIZED } from '../explained.ts';
import { logicalName } from '../names.ts';
import { endpoints } from './endpoints.ts';
import { flowLog } from './flow-log.ts';
import type { SharedPlan } from './plan-of-shared.ts';

/** Where everything lies: a VPC of ours, or a given one. */
export interface Place {
  readonly vpcId: string;
  /** For load balancers. */
  readonly publicSubnetIds: readonly string[];
  /** For tasks. */
  readonly taskSubnetIds: readonly string[];
  /** For database and cache. */
  readonly dataSubnetIds: readonly string[];
  /** Whether tasks need a public address to reach the internet. */
  readonly assignPublicIp: boolean;
  /** What others see the tasks come from; empty without a gateway of ours. */
  readonly natAddresses: readonly string[];
}

interface NetworkProps {
  readonly plan: SharedPlan;
}

/** A fixed place among sixteen for each of up to four zones: a zone that joins later moves no subnet. */
const PLACES = { public: 0, private: 4, data: 8 };
type Tier = keyof typeof PLACES;

interface Zone {
  readonly index: number;
  readonly name: string;
}

/** Public, private and data subnets in each zone, NAT gateways, the free endpoint of S3, and flow logs. */
export class Network extends Construct implements Place {
  readonly vpcId: string;
  readonly publicSubnetIds: readonly string[];
  readonly taskSubnetIds: readonly string[];
  readonly dataSubnetIds: readonly string[];
  readonly assignPublicIp: boolean;
  readonly natAddresses: readonly string[];

  readonly #plan: SharedPlan;

  constructor(scope: Construct, id: string, { plan }: NetworkProps) {
    super(scope, id);
    this.#plan = plan;
    const { prefix, inputs, nat } = plan;
    const vpc = new CfnVPC(this, 'Vpc', {
      cidrBlock: inputs.network_cidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: named(prefix),
    });
    if (plan.flowLogs === 'none') explained(vpc, 'VPC7', SIZED);
    this.vpcId = vpc.ref;
    const zones = zonesOf(inputs.availability_zones);
    const subnets = (tier: Tier) => zones.map((zone) => this.#subnet(tier, zone));
    const [open, closed, data] = [subnets('public'), subnets('private'), subnets('data')];
    const { publicTable, attached } = this.#publicRoutes(open);
    const gateways = this.#gateways(zones, open, attached);
    const privateTables = this.#privateRoutes(zones, closed, gateways);
    this.#dataRoutes(data);
    endpoints(this, plan, this.vpcId, [publicTable, ...privateTables], closed);
    flowLog(this, plan, this.vpcId);

    this.publicSubnetIds = open.map(({ ref }) => ref);
    this.taskSubnetIds = (nat === 'none' ? open : closed).map(({ ref }) => ref);
    this.dataSubnetIds = data.map(({ ref }) => ref);
    this.assignPublicIp = nat === 'none';
    this.natAddresses = gateways.map(({ address }) => address.attrPublicIp);
  }

  #subnet(tier: Tier, { index, name }: Zone): CfnSubnet {
    return new CfnSubnet(this, `${logicalName(tier)}${index + 1}`, {
      vpcId: this.vpcId,
      availabilityZone: name,
      cidrBlock: subnetOf(this.#plan.inputs.network_cidr, 4, PLACES[tier] + index),
      tags: named(`${this.#plan.prefix}-${tier}-${name}`),
    });
  }

  #table(id: string, name: string, subnets: readonly CfnSubnet[]): CfnRouteTable {
    const table = new CfnRouteTable(this, `${id}Routes`, { vpcId: this.vpcId, tags: named(name) });
    for (const [index, subnet] of subnets.entries())
      new CfnSubnetRouteTableAssociation(this, `${id}Association${index + 1}`, {
        subnetId: subnet.ref,
        routeTableId: table.ref,
      });
    return table;
  }

  /** Addresses and gateways can be had only once the VPC has its way to the internet. */
  #publicRoutes(subnets: readonly CfnSubnet[]) {
    const { prefix } = this.#plan;
    const internet = new CfnInternetGateway(this, 'Internet', { tags: named(prefix) });
    const attached = new CfnVPCGatewayAttachment(this, 'InternetAttached', {
      vpcId: this.vpcId,
      internetGatewayId: internet.ref,
    });
    const table = this.#table('Public', `${prefix}-public`, subnets);
    const route = new CfnRoute(this, 'PublicRoute', {
      routeTableId: table.ref,
      destinationCidrBlock: '0.0.0.0/0',
      gatewayId: internet.ref,
    });
    route.addResourceDependency(attached);
    return { publicTable: table, attached };
  }

  #gateways(zones: readonly Zone[], subnets: readonly CfnSubnet[], attached: CfnVPCGatewayAttachment) {
    const { prefix, nat } = this.#plan;
    const many = { none: 0, single: 1, 'per-zone': zones.length }[nat];
    return zones.slice(0, many).map(({ index, name }) => {
      const address = new CfnEIP(this, `NatAddress${index + 1}`, {
        domain: 'vpc',
        tags: named(`${prefix}-nat-${name}`),
      });
      const gateway = new CfnNatGateway(this, `Nat${index + 1}`, {
        allocationId: address.attrAllocationId,
        subnetId: subnets[index]?.ref ?? '',
        tags: named(`${prefix}-${name}`),
      });
      for (const one of [address, gateway]) one.addResourceDependency(attached);
      return { address, gateway };
    });
  }

  #privateRoutes(
    zones: readonly Zone[],
    subnets: readonly CfnSubnet[],
    gateways: readonly { readonly gateway: CfnNatGateway }[],
  ): readonly CfnRouteTable[] {
    return zones.map(({ index, name }) => {
      const id = `Private${index + 1}`;
      const table = this.#table(id, `${this.#plan.prefix}-private-${name}`, subnets.slice(index, index + 1));
      const way = gateways[index] ?? gateways[0];
      if (way)
        new CfnRoute(this, `${id}Route`, {
          routeTableId: table.ref,
          destinationCidrBlock: '0.0.0.0/0',
          natGatewayId: way.gateway.ref,
        });
      return table;
    });
  }

  /** No route leads out of these: database and cache live here. */
  #dataRoutes(subnets: readonly CfnSubnet[]): void {
    this.#table('Data', `${this.#plan.prefix}-data`, subnets);
  }
}

/** Without a lookup at the synthesis CloudFormation names the region's zones itself. */
function zonesOf(given: readonly string[]): readonly Zone[] {
  const names = given.length > 0 ? given : [0, 1].map((place) => Fn.select(place, Fn.getAzs()));
  return names.map((name, index) => ({ index, name }));
}

function named(name: string) {
  return [{ key: 'Name', value: name }];
}
