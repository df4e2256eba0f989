import { RUNNING } from './cloudformation-running.ts';
import type { Resource } from './evaluated.ts';
import { actionsOf, type Facts, factsOf, type Of, type Reading } from './facts.ts';

export function cloudFormationFacts(resources: readonly Resource[]): Facts {
  return factsOf(
    resources.map(({ Type, Properties }) => ({ type: Type.replace(/^AWS::/, ''), of: Properties ?? {} })),
    READINGS,
  );
}

const NO_FACTS = Object.fromEntries(
  [
    ...[
      'EC2::InternetGateway',
      'EC2::VPCGatewayAttachment',
      'EC2::SubnetRouteTableAssociation',
      'KMS::Alias',
    ],
    ...['ElastiCache::SubnetGroup', 'RDS::DBSubnetGroup', 'Backup::BackupSelection'],
  ].map((type) => [type, 'no fact' as const]),
);

const READINGS: Readonly<Record<string, Reading | 'no fact'>> = {
  ...NO_FACTS,
  ...RUNNING,
  'EC2::VPC': (vpc) => [['network', { cidr: vpc.CidrBlock, dns: vpc.EnableDnsHostnames }]],
  'EC2::Subnet': ({ CidrBlock }) => [['subnets', [CidrBlock]]],
  'EC2::EIP': () => [['addresses', ['one']]],
  'EC2::NatGateway': () => [['gateways', ['one']]],
  // A table says nothing of its routes; each of those adds itself.
  'EC2::RouteTable': 'no fact',
  'EC2::Route': (route) => [
    [`way out by ${'NatGatewayId' in route ? 'NAT' : 'the internet gateway'}`, ['one']],
  ],
  'EC2::VPCEndpoint': ({ ServiceName, VpcEndpointType }) => [[`endpoint ${ServiceName}`, VpcEndpointType]],
  'EC2::FlowLog': (log) => [['flow log', { traffic: log.TrafficType, seconds: log.MaxAggregationInterval }]],
  'Logs::LogGroup': ({ LogGroupName, RetentionInDays }) => [
    [`log group ${LogGroupName}`, { days: RetentionInDays }],
  ],
  'EC2::SecurityGroup': (group) => [
    [`group ${group.GroupName}`, { description: group.GroupDescription }],
    ...rulesOf([...(group.SecurityGroupIngress ?? []), ...(group.SecurityGroupEgress ?? [])]),
  ],
  'EC2::SecurityGroupIngress': (rule) => [
    [`rule ${rule.Description}`, { protocol: rule.IpProtocol, ...ports(rule) }],
  ],
  'EC2::SecurityGroupEgress': (rule) => [
    [`rule ${rule.Description}`, { protocol: rule.IpProtocol, ...ports(rule) }],
  ],
  'RDS::DBInstance': (db) => [
    [
      `database ${db.DBInstanceIdentifier}`,
      {
        ...{ class: db.DBInstanceClass, standby: db.MultiAZ, engine: db.Engine, version: db.EngineVersion },
        ...{ storage: db.StorageType, gb: Number(db.AllocatedStorage), mostGb: db.MaxAllocatedStorage },
        ...{ encrypted: db.StorageEncrypted, public: db.PubliclyAccessible, port: Number(db.Port) },
        ...{ backupDays: db.BackupRetentionPeriod, backupWindow: db.PreferredBackupWindow },
        ...{ maintenance: db.PreferredMaintenanceWindow, minors: db.AutoMinorVersionUpgrade },
        ...{ protected: db.DeletionProtection, iam: db.EnableIAMDatabaseAuthentication },
        ...{ certificate: db.CACertificateIdentifier, support: db.EngineLifecycleSupport },
        ...{ insights: db.EnablePerformanceInsights, insightsDays: db.PerformanceInsightsRetentionPeriod },
        ...{ mode: db.DatabaseInsightsMode, monitoring: db.MonitoringInterval },
        ...{ logs: db.EnableCloudwatchLogsExports, tagged: db.CopyTagsToSnapshot },
        ...{ name: db.DBName, user: db.MasterUsername, backupsGo: db.DeleteAutomatedBackups },
      },
    ],
  ],
  'RDS::DBParameterGroup': ({ Family, Parameters }) => [[`parameters ${Family}`, Parameters]],
  'ElastiCache::ReplicationGroup': (cache) => [
    [
      `cache ${cache.ReplicationGroupId}`,
      {
        ...{
          engine: cache.Engine,
          version: cache.EngineVersion,
          type: cache.CacheNodeType,
          port: cache.Port,
        },
        ...{
          nodes: cache.NumCacheClusters,
          failover: cache.AutomaticFailoverEnabled,
          zones: cache.MultiAZEnabled,
        },
        ...{ rest: String(cache.AtRestEncryptionEnabled), transit: cache.TransitEncryptionEnabled },
        ...{ mode: cache.TransitEncryptionMode, snapshotDays: cache.SnapshotRetentionLimit },
        ...{ snapshotWindow: cache.SnapshotWindow, maintenance: cache.PreferredMaintenanceWindow },
        minors: String(cache.AutoMinorVersionUpgrade),
        logs: cache.LogDeliveryConfigurations.map(
          (one: Of) =>
            `${one.LogType} ${one.LogFormat} ${one.DestinationDetails.CloudWatchLogsDetails.LogGroup}`,
        ),
      },
    ],
  ],
  'ElastiCache::ParameterGroup': (of) => [[`parameters ${of.CacheParameterGroupFamily}`, of.Properties]],
  'SecretsManager::Secret': ({ Name, Description }) => [[`secret ${Name}`, { description: Description }]],
  'SNS::Topic': ({ TopicName, DeliveryStatusLogging: [one] }) => [
    [`topic ${TopicName}`, { sampled: one.SuccessFeedbackSampleRate }],
  ],
  'SNS::TopicPolicy': ({ PolicyDocument }) => [['topic policy', actionsOf(PolicyDocument)]],
  'SNS::Subscription': ({ Protocol, Endpoint }) => [[`subscription ${Endpoint}`, { protocol: Protocol }]],
  'KMS::Key': (key) => [
    [
      `key ${key.Description}`,
      { rotates: key.EnableKeyRotation, days: key.PendingWindowInDays, policy: actionsOf(key.KeyPolicy) },
    ],
  ],
  'S3::Bucket': (of) => [
    [
      'access log bucket',
      {
        bucket: of.BucketName,
        encryption:
          of.BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.SSEAlgorithm,
        owner: of.OwnershipControls.Rules[0].ObjectOwnership,
        closed: [
          ...[
            of.PublicAccessBlockConfiguration.BlockPublicAcls,
            of.PublicAccessBlockConfiguration.BlockPublicPolicy,
          ],
          ...[
            of.PublicAccessBlockConfiguration.IgnorePublicAcls,
            of.PublicAccessBlockConfiguration.RestrictPublicBuckets,
          ],
        ],
        days: of.LifecycleConfiguration.Rules[0].ExpirationInDays,
        broken: of.LifecycleConfiguration.Rules[0].AbortIncompleteMultipartUpload.DaysAfterInitiation,
      },
    ],
  ],
  'S3::BucketPolicy': ({ PolicyDocument }) => [['access log bucket', { policy: actionsOf(PolicyDocument) }]],
  'Backup::BackupVault': ({ BackupVaultName }) => [[`vault ${BackupVaultName}`, {}]],
  'Backup::BackupPlan': ({ BackupPlan }) => [
    [
      `backups ${BackupPlan.BackupPlanName}`,
      BackupPlan.BackupPlanRule.map((one: Of) => ({
        ...{ rule: one.RuleName, when: one.ScheduleExpression, days: one.Lifecycle.DeleteAfterDays },
        ...{
          start: one.StartWindowMinutes,
          end: one.CompletionWindowMinutes,
          continuous: one.EnableContinuousBackup,
        },
      })),
    ],
  ],
  'IAM::Role': ({ Description, RoleName, AssumeRolePolicyDocument, ManagedPolicyArns }) => [
    [`role ${Description}`, { name: RoleName, taken: actionsOf(AssumeRolePolicyDocument) }],
    ...(ManagedPolicyArns ? [['managed policies', ManagedPolicyArns] as const] : []),
  ],
  'IAM::RolePolicy': ({ PolicyName, PolicyDocument }) => [
    [`policy ${PolicyName}`, actionsOf(PolicyDocument)],
  ],
};

function rulesOf(rules: readonly Of[]): readonly (readonly [string, unknown])[] {
  const byDescription = Map.groupBy(rules, ({ Description }) => Description as string);
  return [...byDescription].map(([description, all]) => [
    `rule ${description}`,
    {
      protocol: all[0].IpProtocol,
      ...ports(all[0]),
      ranges: all.map(({ CidrIp, CidrIpv6 }) => CidrIp ?? CidrIpv6).sort(),
    },
  ]);
}

function ports({ IpProtocol, FromPort, ToPort }: Of) {
  return IpProtocol === '-1' ? {} : { from: FromPort, to: ToPort };
}
