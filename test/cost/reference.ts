import { priceOf } from './price-table.ts';
import type { Group } from './rows.ts';
import { HOURS } from './usage.ts';

/** What the guide says that this system is compared with, USD a month: of production by its parts, of development the sum. */
export const REFERENCE = { total: { production: 100, development: 59 } } as const;

/** What this many of each of these cost in a month, all of them priced by the hour. */
const month = (quantity: number, ...keys: readonly string[]) =>
  (quantity * HOURS * keys.reduce((sum, key) => sum + priceOf(key).usd, 0)).toFixed(2);
const task = (cpu: number, memory: number) =>
  HOURS * (cpu * priceOf('fargate arm64 vcpu').usd + memory * priceOf('fargate arm64 memory').usd);

/** Why the sum of development differs, of which the reference has no lines. */
export const DEVELOPMENT_BECAUSE = `a NAT gateway with its address is ${month(1, 'nat gateway', 'public ipv4')}, the second load balancer with two addresses ${month(1, 'load balancer', 'public ipv4', 'public ipv4')}, and two addresses of the first ${month(2, 'public ipv4')}`;

/** Its figures of production, and why ours differ. */
export const COMPARED: Readonly<Record<Group, { readonly says: number; readonly because: string }>> = {
  PostgreSQL: {
    says: 28,
    because: `${month(1, 'postgresql db.t4g.small')} is one db.t4g.small in one zone; the rest of 28 is about 40 GB. A standby doubles both, and backups for 35 days come to it`,
  },
  Redis: {
    says: 24,
    because: `${month(1, 'redis cache.t4g.small')} is one node with Redis OSS. Here are two, so that the queue survives one, with Valkey, which is a fifth cheaper`,
  },
  Fargate: {
    says: 30,
    because: `${(2 * task(0.5, 1)).toFixed(2)} is two web tasks of half a vCPU and 1 GB on arm64. Worker, beat and the migrations run in tasks of their own`,
  },
  ALB: {
    says: 18,
    because: `${month(1, 'load balancer')} is one load balancer without traffic. Each colour has one`,
  },
  'Not in the reference': {
    says: 0,
    because: 'Tasks in private subnets need NAT gateways, and since 2024 every public address has a price',
  },
};
