import type { PlannedChange } from '../planned-resource.ts';
import { actionsOf, type Facts, factsOf, keyed, type Of, type Reading } from './facts.ts';
import { RUNNING } from './terraform-running.ts';

export function terraformFacts(changes: readonly PlannedChange[]): Facts {
  const made = changes.filter(({ change }) => change.after !== null && change.after !== undefined);
  return factsOf(
    made.map(({ type, change }) => ({ type, of: change.after })),
    READINGS,
  );
}

const NO_FACTS = Object.fromEntries(
  [
    ...['aws_internet_gateway', 'aws_route_table_association', 'aws_kms_alias'],
    ...['aws_elasticache_subnet_group', 'aws_db_subnet_group', 'aws_backup_selection'],
    // What Terraform needs to keep its own promises.
    ...['terraform_data', 'aws_default_security_group', 'aws_secretsmanager_secret_version'],
  ].map((type) => [type, 'no fact' as const]),
);

const READINGS: Readonly<Record<string, Reading | 'no fact'>> = {
  ...NO_FACTS,
  ...RUNNING,
  aws_vpc: (vpc) => [['network', { cidr: vpc.cidr_block, dns: vpc.enable_dns_hostnames }]],
  aws_subnet: ({ cidr_block }) => [['subnets', [cidr_block]]],
  aws_eip: () => [['addresses', ['one']]],
  aws_nat_gateway: () => [['gateways', ['one']]],
  aws_route_table: ({ route }) =>
    (route ?? []).map(({ nat_gateway_id }: Of) => [
      `way out by ${nat_gateway_id ? 'NAT' : 'the internet gateway'}`,
      ['one'],
    ]),
  aws_vpc_endpoint: ({ service_name, vpc_endpoint_type }) => [
    [`endpoint ${service_name}`, vpc_endpoint_type],
  ],
  aws_flow_log: (log) => [['flow log', { traffic: log.traffic_type, seconds: log.max_aggregation_interval }]],
  aws_cloudwatch_log_group: ({ name, retention_in_days }) => [
    [`log group ${name}`, { days: retention_in_days }],
  ],
  aws_security_group: ({ name, description, ingress, egress }) => [
    [`group ${name}`, { description }],
    ...[...(ingress ?? []), ...(egress ?? [])].map(
      (rule: Of) =>
        [
          `rule ${rule.description}`,
          {
            protocol: rule.protocol,
            ...ports(rule),
            ranges: [...rule.cidr_blocks, ...(rule.ipv6_cidr_blocks ?? [])].sort(),
          },
        ] as const,
    ),
  ],
  aws_vpc_security_group_ingress_rule: (rule) => [
    [`rule ${rule.description}`, { protocol: rule.ip_protocol, ...ports(rule) }],
  ],
  aws_vpc_security_group_egress_rule: (rule) => [
    [`rule ${rule.description}`, { protocol: rule.ip_protocol, ...ports(rule) }],
  ],
  aws_db_instance: (db) => [
    [
      `database ${db.identifier}`,
      {
        ...{ class: db.instance_class, standby: db.multi_az, engine: db.engine, version: db.engine_version },
        ...{ storage: db.storage_type, gb: db.allocated_storage, mostGb: db.max_allocated_storage },
        ...{ encrypted: db.storage_encrypted, public: db.publicly_accessible, port: db.port },
        ...{ backupDays: db.backup_retention_period, backupWindow: db.backup_window },
        ...{ maintenance: db.maintenance_window, minors: db.auto_minor_version_upgrade },
        ...{ protected: db.deletion_protection, iam: db.iam_database_authentication_enabled },
        ...{ certificate: db.ca_cert_identifier, support: db.engine_lifecycle_support },
        ...{
          insights: db.performance_insights_enabled,
          insightsDays: db.performance_insights_retention_period,
        },
        ...{ mode: db.database_insights_mode, monitoring: db.monitoring_interval },
        ...{ logs: db.enabled_cloudwatch_logs_exports, tagged: db.copy_tags_to_snapshot },
        ...{ name: db.db_name, user: db.username, backupsGo: db.delete_automated_backups },
      },
    ],
  ],
  aws_db_parameter_group: ({ family, parameter }) => [
    [`parameters ${family}`, keyed(parameter, 'name', 'value')],
  ],
  aws_elasticache_replication_group: (cache) => [
    [
      `cache ${cache.replication_group_id}`,
      {
        ...{ engine: cache.engine, version: cache.engine_version, type: cache.node_type, port: cache.port },
        ...{
          nodes: cache.num_cache_clusters,
          failover: cache.automatic_failover_enabled,
          zones: cache.multi_az_enabled,
        },
        ...{ rest: String(cache.at_rest_encryption_enabled), transit: cache.transit_encryption_enabled },
        ...{ mode: cache.transit_encryption_mode, snapshotDays: cache.snapshot_retention_limit },
        ...{ snapshotWindow: cache.snapshot_window, maintenance: cache.maintenance_window },
        minors: String(cache.auto_minor_version_upgrade),
        logs: cache.log_delivery_configuration.map(
          (one: Of) => `${one.log_type} ${one.log_format} ${one.destination}`,
        ),
      },
    ],
  ],
  aws_elasticache_parameter_group: ({ family, parameter }) => [
    [`parameters ${family}`, keyed(parameter, 'name', 'value')],
  ],
  aws_secretsmanager_secret: ({ name, description }) => [[`secret ${name}`, { description }]],
  aws_sns_topic: ({ name, http_success_feedback_sample_rate: rate }) => [
    [`topic ${name}`, { sampled: String(rate) }],
  ],
  aws_sns_topic_policy: ({ policy }) => [['topic policy', policy && actionsOf(policy)]],
  aws_sns_topic_subscription: ({ protocol, endpoint }) => [[`subscription ${endpoint}`, { protocol }]],
  aws_kms_key: (key) => [
    [
      `key ${key.description}`,
      { rotates: key.enable_key_rotation, days: key.deletion_window_in_days, policy: actionsOf(key.policy) },
    ],
  ],
  aws_s3_bucket: ({ bucket }) => [['access log bucket', { bucket }]],
  aws_s3_bucket_server_side_encryption_configuration: ({ rule }) => [
    ['access log bucket', { encryption: rule[0].apply_server_side_encryption_by_default[0].sse_algorithm }],
  ],
  aws_s3_bucket_ownership_controls: ({ rule }) => [
    ['access log bucket', { owner: rule[0].object_ownership }],
  ],
  aws_s3_bucket_public_access_block: (of) => [
    [
      'access log bucket',
      {
        closed: [
          of.block_public_acls,
          of.block_public_policy,
          of.ignore_public_acls,
          of.restrict_public_buckets,
        ],
      },
    ],
  ],
  aws_s3_bucket_lifecycle_configuration: ({ rule }) => [
    [
      'access log bucket',
      {
        days: rule[0].expiration[0].days,
        broken: rule[0].abort_incomplete_multipart_upload[0].days_after_initiation,
      },
    ],
  ],
  aws_s3_bucket_policy: ({ policy }) => [['access log bucket', { policy: policy && actionsOf(policy) }]],
  aws_backup_vault: ({ name }) => [[`vault ${name}`, {}]],
  aws_backup_plan: ({ name, rule }) => [
    [
      `backups ${name}`,
      rule.map((one: Of) => ({
        ...{ rule: one.rule_name, when: one.schedule, days: one.lifecycle[0].delete_after },
        ...{ start: one.start_window, end: one.completion_window, continuous: one.enable_continuous_backup },
      })),
    ],
  ],
  aws_iam_role: ({ description, name, assume_role_policy }) => [
    [`role ${description}`, { name, taken: actionsOf(assume_role_policy) }],
  ],
  aws_iam_role_policy: ({ name, policy }) => [[`policy ${name}`, policy && actionsOf(policy)]],
  aws_iam_role_policy_attachment: ({ policy_arn }) => [['managed policies', [policy_arn]]],
};

function ports({ protocol, ip_protocol, from_port, to_port }: Of) {
  return (protocol ?? ip_protocol) === '-1' ? {} : { from: from_port, to: to_port };
}
