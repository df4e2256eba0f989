import type { Size } from './usage.ts';

type Variables = Readonly<Record<string, unknown>>;

/** What a team may set otherwise: variables of shared and of the colours, beside those that every plan gets. */
export interface Variant {
  readonly size: Size;
  readonly shared?: Variables;
  readonly color?: Variables;
}

const secret = (name: string) => `arn:aws:secretsmanager:us-east-1:123456789012:secret:${name}-AbCdEf`;
const SMALL = { cpu: 256, memory: 512 };

/** Each of the size production with one decision taken otherwise. */
export const VARIANTS = {
  'one NAT gateway': { size: 'production', shared: { nat: 'single' } },
  'no NAT gateway': { size: 'production', shared: { nat: 'none' } },
  'workers on Spot': { size: 'production', shared: { worker_spot: true } },
  'no Container Insights': { size: 'production', shared: { container_insights: 'disabled' } },
  'fewer logs': {
    size: 'production',
    shared: { flow_logs: 'none', access_logs: false, log_retention_days: 7 },
    color: { log_retention_days: 7 },
  },
  'no AWS Backup': { size: 'production', shared: { keep_backups_days: 0 } },
  'smaller tasks': { size: 'production', color: { web_size: SMALL, worker_size: SMALL } },
  'smaller database and cache': {
    size: 'production',
    shared: { database_instance_class: 'db.t4g.micro', cache_node_type: 'cache.t4g.micro' },
  },
  'a given database': { size: 'production', shared: { database_url_secret_arn: secret('database') } },
  'a given cache': {
    size: 'production',
    shared: { redis_url_secret_arns: { cache: secret('cache'), broker: secret('broker') } },
  },
  'Redis OSS in place of Valkey': { size: 'production', shared: { cache_engine: 'redis' } },
} as const satisfies Readonly<Record<string, Variant>>;

export type VariantName = keyof typeof VARIANTS;

export const VARIANT_NAMES = Object.keys(VARIANTS) as readonly VariantName[];
