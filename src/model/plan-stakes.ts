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
  'AWS::AmazonMQ::Broker',
  'AWS::Backup::BackupVault',
  'AWS::Cognito::UserPool',
  'AWS::DocDB::DBCluster',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::EC2::Volume',
  'AWS::ECR::Repository',
  'AWS::EFS::FileSystem',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::GlobalReplicationGroup',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::ElastiCache::ServerlessCache',
  'AWS::FSx::FileSystem',
  'AWS::KMS::Key',
  'AWS::KMS::ReplicaKey',
  'AWS::MemoryDB::Cluster',
  'AWS::Neptune::DBCluster',
  'AWS::OpenSearchService::Domain',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::RDS::GlobalCluster',
  'AWS::S3::Bucket',
  'AWS::S3Express::DirectoryBucket',
  'AWS::SecretsManager::Secret',
  'AWS::SQS::Queue',
  'AWS::SSM::Parameter',
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

/** What is lost with a resource of this type: data, or users' requests while it is away. */
export function stakeOf(type: string, standing: StackStanding): 'data' | 'traffic' | undefined {
  if (KEEPERS.has(type)) return 'data';
  return standing !== 'idle' && SERVERS.has(type) ? 'traffic' : undefined;
}
