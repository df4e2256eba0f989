import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type Handlers, handlersOf } from './handlers.ts';
import { type JobRole, POLICIES_OF, policy } from './policies.ts';
import { BOUNDARY, refusalsOf } from './simulated.ts';

const SNAPSHOTS = join(import.meta.dirname, '../../infra/cdk/test/snapshots');
const AT = 'eu-central-1:123456789012';
/** What every resource of the stacks says at its making, and every role besides. */
const SAID = {
  'aws:RequestTag/flipgate:environment': 'shop-production',
  'iam:PermissionsBoundary': BOUNDARY,
};

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

const resources: readonly Resource[] = readdirSync(SNAPSHOTS).flatMap((file) =>
  Object.values(
    (JSON.parse(readFileSync(join(SNAPSHOTS, file), 'utf8')) as { Resources: Record<string, Resource> })
      .Resources,
  ),
);
/** With what the larger size of the tests leaves out. */
const types = [
  ...new Set([...resources.map(({ Type }) => Type), 'AWS::KMS::Alias', 'AWS::SNS::Subscription']),
].sort();

/** What is asked for the sake of properties that our stacks give to no resource, or of things that they have not. */
const NOT_OURS: readonly (readonly [asked: RegExp, because: string])[] = [
  [/^lambda:|^firehose:|^cognito-idp:|^vpc-lattice:|^vpce:|^s3tables:/, 'no such thing in the stacks'],
  [/^cloudwatch:GetMetricData$/, 'predictive scaling'],
  [/^backup:(Put|Delete)BackupVault(AccessPolicy|Notifications)$/, 'a policy or notifications of a vault'],
  [/^backup:DeleteBackupVaultLockConfiguration$/, 'a lock is lifted by a person'],
  [/^backup-storage:Mount$/, 'no action of IAM: MountCapsule is'],
  [/^kms:(RetireGrant|Encrypt)$/, 'a given key of a vault or a cache'],
  [/^kms:(Enable|Disable)Key$/, 'a key that is switched off'],
  [/^ec2:AcceptAddressTransfer$/, 'an address of another account'],
  [/^ec2:\w*(NatGatewayAddress|SubnetCidrBlock)$/, 'further addresses of a gateway, IPv6'],
  [/^ec2:(CreateVpcEncryptionControl|ModifyVpcTenancy)$/, 'encryption control, tenancy'],
  [/^ec2:(At|De)tachVpnGateway$/, 'a VPN'],
  [/^ec2:DescribeIpamPools$|^elasticloadbalancing:Modify(IpPools|CapacityReservation)$/, 'pools, capacity'],
  [/^elasticloadbalancing:(Der|R)egisterTargets$/, 'ECS registers targets'],
  [/^ecs:PutAccountSetting/, 'settings of the account'],
  [/^ecs:DeregisterTaskDefinition$/, 'task definitions are retained'],
  [/^elasticache:ModifyReplicationGroupShardConfiguration$/, 'a cache of one shard'],
  [/^logs:(CreateLogStream|PutLogEvents)$/, 'ElastiCache itself writes its logs'],
  [/^logs:\w*(DataProtectionPolicy|IndexPolicy|DeletionProtection|BearerTokenAuthentication)$/, 'not given'],
  [/^logs:DeleteResourcePolicy$|^s3:REST\.PUT\.OBJECT$/, 'a policy of the account'],
  [/^iam:DeleteRolePermissionsBoundary$/, 'refused on purpose: no role leaves its boundary'],
  [/^rds:(Add|Remove)Role|^rds:(Restore|Promote|Start|Stop)DBInstance|^rds:PromoteReadReplica$/, 'not given'],
  [
    /^s3:(Put|Delete|Create|Update)\w*(Abac|Acl|Analytics|CORS|Cors|Inventory|Metrics|Notification)/,
    'not given',
  ],
  [/^s3:(Put|Delete)\w*(Replication|Website|Accelerate|Logging|ObjectLock|IntelligentTiering)/, 'not given'],
  [/^s3:\w*BucketMetadata/, 'not given'],
  [/^s3:DeleteBucket(Encryption|Lifecycle)$/, 'taking away is a put without it'],
  [/^sns:PutDataProtectionPolicy$/, 'not given'],
  [/^secretsmanager:(ReplicateSecretTo|RemoveRegionsFrom)/, 'secrets of one region'],
];

let handlers: ReadonlyMap<string, Handlers>;

beforeAll(async () => {
  handlers = await handlersOf(types);
});

/** Of all resources of the stacks, what a role has no statement for. */
function lacking(role: JobRole, ways: readonly string[]): readonly string[] {
  const granted = POLICIES_OF[role].flatMap((name) =>
    (policy(name).Statement as readonly { Effect: string; Action: string | string[] }[])
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action }) => Action),
  );
  const patterns = granted.map((action) => new RegExp(`^${action.replaceAll('*', '.*')}$`, 'i'));
  return [...handlers].flatMap(([type, asked]) =>
    ways
      .flatMap((way) => asked[way] ?? [])
      .filter((action) => !patterns.some((pattern) => pattern.test(action)))
      .map((action) => `${type} ${action}`),
  );
}

const isOurs = (line: string) => !NOT_OURS.some(([asked]) => asked.test(line.split(' ')[1] ?? ''));

test('a deploy may all that CloudFormation asks to make, change and take away what our stacks have', () => {
  expect(handlers.size).toBeGreaterThan(35);
  expect(lacking('deploy', ['create', 'read', 'update', 'delete']).filter(isOurs)).toEqual([]);
});

test('a plan may all that CloudFormation asks to look for drift of it', () => {
  expect(lacking('plan', ['read']).filter(isOurs)).toEqual([]);
});

test('nothing is left out that nobody asks', () => {
  const left = lacking('deploy', ['create', 'read', 'update', 'delete']).map(
    (line) => line.split(' ')[1] ?? '',
  );
  const stale = NOT_OURS.filter(([asked]) => !left.some((action) => asked.test(action)));
  expect(stale.map(([asked]) => asked.source)).toEqual([]);
});

/** What names a resource, and as what IAM knows it. */
const NAMED: Readonly<Record<string, readonly [name: string, action: string, resource: string]>> = {
  'AWS::IAM::Role': ['RoleName', 'iam:CreateRole', 'arn:aws:iam::123456789012:role/'],
  'AWS::CloudWatch::Alarm': ['AlarmName', 'cloudwatch:PutMetricAlarm', `arn:aws:cloudwatch:${AT}:alarm:`],
  'AWS::Logs::LogGroup': ['LogGroupName', 'logs:CreateLogGroup', `arn:aws:logs:${AT}:log-group:`],
  'AWS::SNS::Topic': ['TopicName', 'sns:CreateTopic', `arn:aws:sns:${AT}:`],
  'AWS::S3::Bucket': ['BucketName', 's3:CreateBucket', 'arn:aws:s3:::'],
  'AWS::RDS::DBInstance': ['DBInstanceIdentifier', 'rds:CreateDBInstance', `arn:aws:rds:${AT}:db:`],
  'AWS::RDS::DBParameterGroup': [
    ...(['DBParameterGroupName', 'rds:CreateDBParameterGroup', `arn:aws:rds:${AT}:pg:`] as const),
  ],
  'AWS::RDS::DBSubnetGroup': ['DBSubnetGroupName', 'rds:CreateDBSubnetGroup', `arn:aws:rds:${AT}:subgrp:`],
  'AWS::ElastiCache::ReplicationGroup': [
    ...(['ReplicationGroupId', 'elasticache:CreateReplicationGroup'] as const),
    `arn:aws:elasticache:${AT}:replicationgroup:`,
  ],
  'AWS::ElastiCache::SubnetGroup': [
    ...(['CacheSubnetGroupName', 'elasticache:CreateCacheSubnetGroup'] as const),
    `arn:aws:elasticache:${AT}:subnetgroup:`,
  ],
  'AWS::ECS::Cluster': ['ClusterName', 'ecs:CreateCluster', `arn:aws:ecs:${AT}:cluster/`],
  'AWS::ECS::Service': ['ServiceName', 'ecs:CreateService', `arn:aws:ecs:${AT}:service/shop-production/`],
};

test('what the stacks call by a name of their own, a deploy may make by that name', async () => {
  const demands = resources.flatMap(({ Type, Properties = {} }) => {
    const [member, action, resource] = NAMED[Type] ?? [];
    const name = member === undefined ? undefined : Properties[member];
    if (typeof name !== 'string' || action === undefined) return [];
    return [{ action, resource: `${resource}${name}`, context: SAID }];
  });
  const once = [...new Map(demands.map((one) => [one.resource, one])).values()];
  expect(once.length).toBeGreaterThan(40);
  expect(await refusalsOf('deploy', once)).toEqual([]);
});

/** CloudFormation calls them by the stack, the logical id and characters of its own, in small letters where a service wants that. */
const NAMES_OF_CLOUDFORMATION = [
  [
    'elasticache:CreateCacheParameterGroup',
    `elasticache:${AT}:parametergroup:shop-production-shared-redisparameters-1abc`,
  ],
  [
    'elasticache:CreateReplicationGroup',
    `elasticache:${AT}:parametergroup:shop-production-shared-redisparameters-1abc`,
  ],
  ['elasticache:DeleteReplicationGroup', `elasticache:${AT}:snapshot:shop-production-shared-redisnodes-1abc`],
  ['elasticache:CreateCacheCluster', `elasticache:${AT}:cluster:shop-production-003`],
  ['rds:CreateDBSnapshot', `rds:${AT}:snapshot:shop-production-shared-snapshot-postgresqlinstance-1abc`],
] as const;

test('so it may by those that CloudFormation chooses', async () => {
  const demands = NAMES_OF_CLOUDFORMATION.map(([action, rest]) => ({
    ...{ action, resource: `arn:aws:${rest}`, context: {} },
  }));
  expect(await refusalsOf('deploy', demands)).toEqual([]);
});
