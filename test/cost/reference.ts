import { priceOf } from './price-table.ts';
import type { Group } from './rows.ts';
import { HOURS } from './usage.ts';

/** What the guide says that this system is compared with, USD a month: of production by its parts, of development the sum. */
export const REFERENCE = { total: { production: 100, development: 59 } } as const;

const month = (quantity: number, key: string) => (quantity * HOURS * priceOf(key).usd).toFixed(2);
const task = (cpu: number, memory: number) =>
  HOURS * (cpu * priceOf('fargate arm64 vcpu').usd + memory * priceOf('fargate arm64 memory').usd);

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
