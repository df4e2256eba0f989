import type { Color } from './color.ts';
import type { PlanChange } from './plan-change.ts';

/** What cannot be brought back once it is gone, or what live users come in through. Terraform's and CloudFormation's names. */
const KEPT_TYPES: ReadonlySet<string> = new Set([
  'aws_db_instance',
  'aws_rds_cluster',
  'aws_rds_cluster_instance',
  'aws_elasticache_cluster',
  'aws_elasticache_replication_group',
  'aws_elasticache_serverless_cache',
  'aws_secretsmanager_secret',
  'aws_s3_bucket',
  'aws_kms_key',
  'aws_efs_file_system',
  'aws_dynamodb_table',
  'aws_ecr_repository',
  'aws_backup_vault',
]);

/** Lost with the live colour's stack: the way in, and what answers behind it. */
const KEPT_IN_LIVE_COLOR: ReadonlySet<string> = new Set([
  'aws_lb',
  'aws_alb',
  'aws_lb_target_group',
  'aws_ecs_service',
]);

/**
 * The changes that a plan must not be applied with, unless `allowDestroy` names each address exactly.
 *
 * @param live  the live colour when this is the plan of its stack; undefined for shared and for the idle colour
 */
export function refusedChanges(
  changes: readonly PlanChange[],
  allowDestroy: readonly string[],
  live: Color | undefined,
): readonly PlanChange[] {
  return changes.filter(
    (change) =>
      (change.action === 'destroy' || change.action === 'replace') &&
      (KEPT_TYPES.has(change.type) || (live !== undefined && KEPT_IN_LIVE_COLOR.has(change.type))) &&
      !allowDestroy.includes(change.address),
  );
}
