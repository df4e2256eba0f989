import type { PlanChange } from './plan-change.ts';

/** Whose stack a plan is for: both colours', the one's that serves, or the one's that does not. */
export type StackStanding = 'shared' | 'live' | 'idle';

/** What holds data, or opens it: gone is gone, whatever comes back under the same name. */
const KEEPERS: ReadonlySet<string> = new Set([
  // Databases.
  'aws_db_instance',
  'aws_db_cluster_snapshot',
  'aws_db_snapshot',
  'aws_docdb_cluster',
  'aws_dynamodb_table',
  'aws_neptune_cluster',
  'aws_opensearch_domain',
  'aws_rds_cluster',
  'aws_rds_cluster_instance',
  'aws_rds_global_cluster',
  // Caches and queues.
  'aws_elasticache_cluster',
  'aws_elasticache_global_replication_group',
  'aws_elasticache_replication_group',
  'aws_elasticache_serverless_cache',
  'aws_memorydb_cluster',
  'aws_mq_broker',
  'aws_sqs_queue',
  // Secrets and keys.
  'aws_kms_external_key',
  'aws_kms_key',
  'aws_kms_replica_key',
  'aws_secretsmanager_secret',
  'aws_ssm_parameter',
  // Files, images, backups, users.
  'aws_backup_vault',
  'aws_cognito_user_pool',
  'aws_ebs_volume',
  'aws_ecr_repository',
  'aws_efs_file_system',
  'aws_fsx_lustre_file_system',
  'aws_fsx_ontap_file_system',
  'aws_fsx_openzfs_file_system',
  'aws_s3_bucket',
  'aws_s3_directory_bucket',
  // CloudFormation's words for the same.
  'AWS::DynamoDB::Table',
  'AWS::EC2::Volume',
  'AWS::ECR::Repository',
  'AWS::EFS::FileSystem',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::ElastiCache::ServerlessCache',
  'AWS::KMS::Key',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
  'AWS::SQS::Queue',
]);

/** What users' requests pass through; the idle colour's may come and go. */
const SERVERS: ReadonlySet<string> = new Set([
  'aws_alb',
  'aws_alb_listener',
  'aws_alb_target_group',
  'aws_ecs_cluster',
  'aws_ecs_service',
  'aws_lb',
  'aws_lb_listener',
  'aws_lb_target_group',
  'AWS::ECS::Cluster',
  'AWS::ECS::Service',
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::TargetGroup',
]);

/**
 * The changes that a person must ask for by name: destruction or replacement of what holds data, in
 * any stack, and of what serves, unless it is the idle colour's. `allowDestroy` holds exact addresses: a
 * module's does not stand for what is in it.
 */
export function refusedChanges(
  changes: readonly PlanChange[],
  allowDestroy: readonly string[],
  standing: StackStanding,
): readonly PlanChange[] {
  return changes.filter(
    ({ action, type, address }) =>
      (action === 'destroy' || action === 'replace') &&
      (KEEPERS.has(type) || (standing !== 'idle' && SERVERS.has(type))) &&
      !allowDestroy.includes(address),
  );
}

/** What to do about the changes that were refused. */
export function gateRemedy(refused: readonly PlanChange[]): string {
  const keeping = [...new Set(refused.flatMap(({ keptBy = [] }) => keptBy))];
  return [
    ...(keeping.length === 0
      ? []
      : ['An apply that did not end well tainted some of it. To keep what is there:', ...keeping]),
    'Change the code or variables that cause it, or name each address in `allow-destroy`:',
    ...refused.map(({ address }) => address),
  ].join('\n');
}
