import type { PlanChange } from './plan-change.ts';

/** What a stack is to users: data that both colours use, the colour that they are on, or the other one. */
export type StackStanding = 'shared' | 'live' | 'idle';

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
 */
export function refusedChanges(
  changes: readonly PlanChange[],
  allowDestroy: readonly string[],
  standing: StackStanding,
): readonly PlanChange[] {
  return changes.filter(
    (change) =>
      (change.action === 'destroy' || change.action === 'replace') &&
      (KEPT_TYPES.has(change.type) || (standing === 'live' && KEPT_IN_LIVE_COLOR.has(change.type))) &&
      !allowDestroy.includes(change.address),
  );
}
