import { z } from 'zod';
import { gravitonClass } from '../graviton.ts';

export const CACHE = {
  cache_engine: z
    .enum(['valkey', 'redis'], 'valkey or redis')
    .default('valkey')
    .describe('`valkey`, or `redis`, which on ElastiCache ends at 7.1.'),
  cache_node_type: z
    .string()
    .regex(gravitonClass('cache'), 'an ARM (Graviton) type such as cache.t4g.small')
    .optional()
    .describe('Left out for cache.t4g.micro in development and cache.t4g.small in production.'),
  cache_nodes: z
    .int()
    .min(1, 'at least 1')
    .max(6, 'at most 6: a primary and five replicas')
    .optional()
    .describe('Primary and replicas; left out for 1 in development and 2 in production.'),
  cache_snapshot_days: z
    .int()
    .min(0)
    .max(35)
    .optional()
    .describe('Days that daily snapshots are kept; left out for none in development and 7 in production.'),
  redis_url_secret_arns: z
    .strictObject({ cache: z.string(), broker: z.string() })
    .optional()
    .describe('Secrets that hold CACHE_URL and BROKER_URL of a server of your own; none is created then.'),
  cache_security_group_id: z
    .string()
    .optional()
    .describe('Security group of your own cache: the tasks are let in.'),
  cache_port: z.number().default(6379).describe('Port of your own cache, for its security group.'),
} as const;
