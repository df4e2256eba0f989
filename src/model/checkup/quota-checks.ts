import { COLORS } from '../color.ts';
import { type Fact, judged } from './fact.ts';
import type { Finding } from './finding.ts';

/** How many of a kind an account may have in the region, and has. */
export interface Room {
  readonly most: number;
  readonly taken: number;
}

export interface QuotaFacts {
  /** Colours whose load balancer is there. */
  readonly built: number;
  /** Whether shared was ever applied: its network has the addresses that it needs. */
  readonly network: boolean;
  readonly balancers: Fact<Room>;
  readonly addresses: Fact<Room>;
}

/** Whether the account lets the stacks make what they are still to make. */
export function quotaFindings({
  built,
  network,
  balancers,
  addresses,
}: QuotaFacts): readonly [Finding, Finding] {
  return [
    judged('load balancer quota', balancers, 'here alone', (room) => balancersLeft(room, built)),
    judged('Elastic IP quota', addresses, 'here alone', (room) => addressesLeft(room, network)),
  ];
}

/** The next deploy goes to a colour that has none, so that it is the first to fail. */
function balancersLeft({ most, taken }: Room, built: number): Finding {
  const check = 'load balancer quota';
  const [wanted, left] = [COLORS.length - built, most - taken];
  const found = `${taken} of ${most} Application Load Balancers are there; ${wanted === 0 ? 'both colours have theirs' : `${wanted} more are wanted`}`;
  if (left >= wanted) return { check, kind: 'good', found };
  const remedy =
    'Ask AWS for more: Service Quotas, Elastic Load Balancing, "Application Load Balancers per Region".';
  return { check, kind: left < 1 ? 'bad' : 'poor', found, remedy };
}

/** One for each zone of the region's first two: what `nat = per-zone` takes, and the size production by itself. */
const MOST_ADDRESSES = 2;

/** How many are wanted is in the stacks' variables, which are not given here: a network of one's own takes none. */
function addressesLeft({ most, taken }: Room, network: boolean): Finding {
  const check = 'Elastic IP quota';
  const told = `${taken} of ${most} Elastic IPs are there`;
  if (network) return { check, kind: 'good', found: `${told}; the network has those that it wants` };
  const found = `${told}; a new network takes one for each NAT gateway, ${MOST_ADDRESSES} with one in each zone`;
  if (most - taken >= MOST_ADDRESSES) return { check, kind: 'good', found };
  const remedy =
    'Ask AWS for more: Service Quotas, Amazon EC2, "EC2-VPC Elastic IPs". Or give `nat = single`, which takes one, or a `network` of your own.';
  return { check, kind: 'poor', found, remedy };
}
