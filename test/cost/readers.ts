import type { AppliedResource } from '../infra/applied-resources.ts';
import type { Billed } from './entries.ts';
import { logOf } from './logs.ts';
import type { Rendered } from './rendered.ts';
import { oneOff, service } from './tasks.ts';
import { blocks, number, text } from './values.ts';

type Reader = (resource: AppliedResource, stack: Rendered) => readonly Billed[];

/** By type, what is billed of a resource. */
export const READERS: Readonly<Record<string, Reader>> = {
  aws_backup_plan: (plan) => blocks(plan, 'rule').flatMap(backups),
  aws_cloudwatch_log_group: (group) => [
    { kind: 'log', log: logOf(text(group, 'name')), days: number(group, 'retention_in_days') },
  ],
  aws_cloudwatch_metric_alarm: (alarm) => [{ kind: 'alarm', metrics: metricsOf(alarm) }],
  aws_db_instance: (database) => [
    {
      kind: 'database',
      instance: text(database, 'instance_class'),
      storage: text(database, 'storage_type'),
      gb: number(database, 'allocated_storage'),
      standby: database.values['multi_az'] === true,
      backupDays: number(database, 'backup_retention_period'),
      monitored: number(database, 'monitoring_interval') > 0,
    },
  ],
  aws_ecr_repository: (repository) => [
    { kind: 'images', repository: text(repository, 'name').endsWith('/cache') ? 'cache' : 'releases' },
  ],
  aws_ecs_cluster: (cluster) =>
    blocks(cluster, 'setting')
      .filter(({ name, value }) => name === 'containerInsights' && value !== 'disabled')
      .map(({ value }) => ({ kind: 'insights', level: String(value) })),
  aws_ecs_service: (found, stack) => [service(found, stack)],
  aws_ecs_task_definition: (definition, stack) => oneOff(definition, stack),
  aws_eip: () => [{ kind: 'address' }],
  aws_elasticache_replication_group: (cache) => [
    {
      kind: 'cache',
      engine: text(cache, 'engine'),
      node: text(cache, 'node_type'),
      nodes: number(cache, 'num_cache_clusters'),
      snapshotDays: number(cache, 'snapshot_retention_limit'),
    },
  ],
  aws_kms_key: () => [{ kind: 'key' }],
  aws_lb: (balancer) => [{ kind: 'load-balancer', zones: blocks(balancer, 'subnets').length }],
  aws_nat_gateway: () => [{ kind: 'nat-gateway' }],
  aws_s3_bucket: ({ address }) => [
    { kind: 'bucket', holds: address.includes('access_logs') ? 'access logs' : 'states' },
  ],
  aws_secretsmanager_secret: () => [{ kind: 'secret' }],
  aws_vpc_endpoint: (endpoint, stack) =>
    endpoint.values['vpc_endpoint_type'] === 'Gateway'
      ? []
      : [{ kind: 'endpoint', zones: zonesOf(endpoint, stack) }],
};

/** Each rule keeps a backup of its own, and each copy is one more. */
function backups(rule: Readonly<Record<string, unknown>>): readonly Billed[] {
  const kept = [rule, ...((rule['copy_action'] ?? []) as readonly (typeof rule)[])];
  return kept.map(({ lifecycle }) => {
    const [{ delete_after }] = lifecycle as readonly [{ readonly delete_after: number }];
    return { kind: 'backup', days: delete_after };
  });
}

/** An expression over metrics costs what its metrics do. */
function metricsOf(alarm: AppliedResource): number {
  const queries = blocks(alarm, 'metric_query');
  return queries.length === 0 ? 1 : queries.filter(({ metric }) => (metric as unknown[]).length > 0).length;
}

/** In the plan of a network its subnets have no names yet: there is one in each zone. */
function zonesOf(endpoint: AppliedResource, { resources }: Rendered): number {
  const given = blocks(endpoint, 'subnet_ids').length;
  return given > 0
    ? given
    : resources.filter(({ address }) => /\baws_subnet\.private\[/.test(address)).length;
}
