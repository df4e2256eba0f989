import type { SharedInputs } from '../inputs/shared-inputs.ts';
import type { Place } from './network.ts';

/** A VPC of the user's own, by its ids alone: nothing is looked up at the synthesis. */
export function givenNetwork(network: NonNullable<SharedInputs['network']>): Place {
  return {
    vpcId: network.vpc_id,
    publicSubnetIds: network.public_subnet_ids,
    taskSubnetIds: network.task_subnet_ids,
    dataSubnetIds: network.data_subnet_ids,
    assignPublicIp: network.assign_public_ip,
    natAddresses: [],
  };
}
