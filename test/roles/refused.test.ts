import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDemand } from './demands/demand.ts';
import type { JobRole } from './policies.ts';
import { BOUNDARY, type Known, ours, simulated, withinBoundary } from './simulated.ts';

/** Of an environment whose name begins as ours does, and of a repository whose name does. */
const NEIGHBOUR: Known = { 'aws:ResourceTag/flipgate:environment': 'shop-production-eu' };
const TO_TASKS = 'iam:PassedToService=ecs-tasks.amazonaws.com';
const AT = 'eu-central-1:123456789012';
const OWN_BUCKET = 'arn:aws:s3:::flipgate-shop-production-123456789012';
const secret = (name: string) =>
  `secretsmanager:GetSecretValue arn:aws:secretsmanager:${AT}:secret:${name}-AbCdEf`;

/** No role may any of these. */
const NOBODY = [
  'iam:CreateUser arn:aws:iam::123456789012:user/eve',
  'iam:CreateAccessKey arn:aws:iam::123456789012:user/eve',
  'iam:CreatePolicyVersion arn:aws:iam::123456789012:policy/flipgate/shop-production-boundary',
  'iam:DeletePolicy arn:aws:iam::123456789012:policy/flipgate/shop-production-boundary',
  'iam:UpdateAssumeRolePolicy arn:aws:iam::123456789012:role/flipgate/shop-production-deploy',
  'iam:AttachRolePolicy arn:aws:iam::123456789012:role/flipgate/shop-production-plan',
  'iam:PutRolePolicy arn:aws:iam::123456789012:role/flipgate/shop-production-build',
  'iam:DeleteRolePermissionsBoundary arn:aws:iam::123456789012:role/shop-production-blue-task',
  'iam:PutRolePermissionsBoundary arn:aws:iam::123456789012:role/shop-production-blue-task iam:PermissionsBoundary=arn:aws:iam::aws:policy/AdministratorAccess',
  'iam:CreateRole arn:aws:iam::123456789012:role/shop-production-blue-task',
  'iam:CreateRole arn:aws:iam::123456789012:role/shop-production-blue-task iam:PermissionsBoundary=arn:aws:iam::aws:policy/AdministratorAccess',
  `iam:CreateRole arn:aws:iam::123456789012:role/admin iam:PermissionsBoundary=${BOUNDARY}`,
  `iam:PassRole arn:aws:iam::123456789012:role/admin ${TO_TASKS}`,
  `iam:PassRole arn:aws:iam::123456789012:role/flipgate/shop-production-deploy ${TO_TASKS}`,
  // Made by hand, and of an environment whose name begins as ours does.
  ...['shop-production-admin', 'shop-production-eu-blue-task', 'shop-production-backup-blue-task'].flatMap(
    (name) => [
      ...['iam:UpdateAssumeRolePolicy', 'iam:DeleteRole', 'iam:PutRolePolicy'].map(
        (action) => `${action} arn:aws:iam::123456789012:role/${name}`,
      ),
      `iam:CreateRole arn:aws:iam::123456789012:role/${name} iam:PermissionsBoundary=${BOUNDARY}`,
      `iam:PassRole arn:aws:iam::123456789012:role/${name} ${TO_TASKS}`,
    ],
  ),
  'iam:PassRole arn:aws:iam::123456789012:role/shop-production-blue-task iam:PassedToService=lambda.amazonaws.com',
  'iam:CreateServiceLinkedRole arn:aws:iam::123456789012:role/aws-service-role/eks.amazonaws.com/x iam:AWSServiceName=eks.amazonaws.com',
  'iam:DeleteOpenIDConnectProvider arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
  'organizations:LeaveOrganization *',
  `ecr:PutImage arn:aws:ecr:${AT}:repository/shop-admin`,
  `ecr:DeleteRepository arn:aws:ecr:${AT}:repository/shop`,
  `ecr:SetRepositoryPolicy arn:aws:ecr:${AT}:repository/shop`,
  `ecr:PutImageTagMutability arn:aws:ecr:${AT}:repository/shop`,
  secret('shop-staging/database-url'),
  secret('shop-production-eu/database-url'),
  secret('blog-production/cloudflare'),
  's3:PutObject arn:aws:s3:::flipgate-shop-staging-123456789012/ledger.json',
  's3:GetObject arn:aws:s3:::flipgate-shop-staging-123456789012/shop-staging/shared.tfstate',
  `s3:PutObject ${OWN_BUCKET}/shop-production/bootstrap.tfstate`,
  `s3:PutBucketPolicy ${OWN_BUCKET}`,
  `s3:PutBucketVersioning ${OWN_BUCKET}`,
  `s3:DeleteBucket ${OWN_BUCKET}`,
  `s3:DeleteObjectVersion ${OWN_BUCKET}/ledger.json`,
  // The probes' secrets of all environments of a zone.
  ...['s3:GetObject', 's3:PutObject', 's3:DeleteObject'].map(
    (action) => `${action} ${OWN_BUCKET}/edge/example.com.tfstate`,
  ),
  `ecs:UpdateService arn:aws:ecs:${AT}:service/shop-staging/shop-staging-blue-web`,
  `ecs:UpdateService arn:aws:ecs:${AT}:service/shop-production-eu/shop-production-eu-blue-web`,
  `ecs:ExecuteCommand arn:aws:ecs:${AT}:task/shop-production/00000000000000000000000000000000`,
  `ecs:RunTask arn:aws:ecs:${AT}:task-definition/shop-production-blue-migrate:1 ecs:cluster=arn:aws:ecs:${AT}:cluster/blog`,
  `ecs:RegisterTaskDefinition arn:aws:ecs:${AT}:task-definition/blog-production-blue-web:*`,
  `rds:DeleteDBInstance arn:aws:rds:${AT}:db:shop-staging`,
  `rds:DeleteDBInstance arn:aws:rds:${AT}:db:shop-production-eu`,
  `rds:ModifyDBSnapshotAttribute arn:aws:rds:${AT}:snapshot:shop-production-final-00000000`,
  `elasticache:DeleteReplicationGroup arn:aws:elasticache:${AT}:replicationgroup:shop-staging`,
  `elasticloadbalancing:DeleteLoadBalancer arn:aws:elasticloadbalancing:${AT}:loadbalancer/app/shop-staging-blue/0000000000000000`,
  `cloudwatch:DeleteAlarms arn:aws:cloudwatch:${AT}:alarm:shop-staging-blue-latency`,
  `cloudwatch:DeleteAlarms arn:aws:cloudwatch:${AT}:alarm:shop-production-eu-blue-latency`,
  `cloudwatch:PutMetricAlarm arn:aws:cloudwatch:${AT}:alarm:shop-production-disk`,
  `kms:UpdateAlias arn:aws:kms:${AT}:alias/shop-production-eu-database`,
  `kms:DeleteAlias arn:aws:kms:${AT}:alias/shop-production-payments`,
  `backup:DeleteRecoveryPoint arn:aws:backup:${AT}:recovery-point:00000000-0000-4000-8000-000000000000`,
  `backup:DeleteBackupVaultLockConfiguration arn:aws:backup:${AT}:backup-vault:shop-production`,
  `backup:DeleteBackupVault arn:aws:backup:${AT}:backup-vault:shop-production-eu`,
  `sns:DeleteTopic arn:aws:sns:${AT}:shop-staging-alarms`,
  `logs:DeleteLogGroup arn:aws:logs:${AT}:log-group:/flipgate/shop-staging/blue/web:*`,
  `logs:GetLogEvents arn:aws:logs:${AT}:log-group:/flipgate/shop-staging/blue/web:log-stream:web/web/1`,
  'acm:RequestCertificate * aws:RequestTag/flipgate:site=shop-staging',
  `ec2:CreateSubnet arn:aws:ec2:${AT}:subnet/*`,
  'cloudtrail:StopLogging arn:aws:cloudtrail:eu-central-1:123456789012:trail/all',
];

/** What belongs to somebody else by its tag, whoever asks. */
const SOMEBODY_ELSES = [
  `ec2:DeleteVpc arn:aws:ec2:${AT}:vpc/vpc-00000000000000000`,
  `ec2:AuthorizeSecurityGroupIngress arn:aws:ec2:${AT}:security-group/sg-00000000000000000`,
  `ec2:CreateTags arn:aws:ec2:${AT}:security-group/sg-00000000000000000 aws:RequestTag/flipgate:environment=shop-production`,
  `ec2:CreateSubnet arn:aws:ec2:${AT}:vpc/vpc-00000000000000000 aws:RequestTag/flipgate:environment=shop-production`,
  `ec2:DeleteNatGateway arn:aws:ec2:${AT}:natgateway/nat-00000000000000000`,
  `kms:ScheduleKeyDeletion arn:aws:kms:${AT}:key/00000000-0000-4000-8000-000000000000`,
  `kms:PutKeyPolicy arn:aws:kms:${AT}:key/00000000-0000-4000-8000-000000000000`,
  `kms:Decrypt arn:aws:kms:${AT}:key/00000000-0000-4000-8000-000000000000`,
  `application-autoscaling:RegisterScalableTarget arn:aws:application-autoscaling:${AT}:scalable-target/0`,
  `backup:DeleteBackupPlan arn:aws:backup:${AT}:backup-plan:00000000-0000-4000-8000-000000000000`,
];

/** What the deploy's role may and the others may not. */
const DEPLOYS_ALONE = [
  secret('shop-production/cloudflare'),
  secret('shop-production/database-url'),
  secret('shop-production/secret-key'),
  secret('shop-production/probe'),
  `s3:PutObject ${OWN_BUCKET}/ledger.json`,
  `s3:PutObject ${OWN_BUCKET}/lock.json`,
  `s3:DeleteObject ${OWN_BUCKET}/hold.json`,
  `s3:PutObject ${OWN_BUCKET}/shop-production/shared.tfstate`,
  `s3:PutObject ${OWN_BUCKET}/shop-production/shared.tfstate.tflock`,
  `ecs:UpdateService arn:aws:ecs:${AT}:service/shop-production/shop-production-blue-web`,
  `ecs:RunTask arn:aws:ecs:${AT}:task-definition/shop-production-blue-migrate:1 ecs:cluster=arn:aws:ecs:${AT}:cluster/shop-production`,
  `rds:DeleteDBInstance arn:aws:rds:${AT}:db:shop-production`,
  `iam:PassRole arn:aws:iam::123456789012:role/shop-production-blue-task ${TO_TASKS}`,
  `iam:CreateRole arn:aws:iam::123456789012:role/shop-production-blue-task iam:PermissionsBoundary=${BOUNDARY}`,
];

/** What a deploy may not do to what bootstrap made for it, though it is its environment's. */
const BOOTSTRAPS = ['cloudflare', 'cloudflare-plan', 'secret-key', 'probe'].map(
  (name) =>
    `secretsmanager:PutSecretValue arn:aws:secretsmanager:${AT}:secret:shop-production/${name}-AbCdEf`,
);

/** What a role that a deploy makes can be given at most. */
const BEYOND_THE_BOUNDARY = [
  'iam:CreateUser arn:aws:iam::123456789012:user/eve',
  secret('shop-production/cloudflare'),
  secret('shop-staging/database-url'),
  `s3:PutObject ${OWN_BUCKET}/ledger.json`,
  's3:GetObject arn:aws:s3:::somebodys-bucket/object',
  'sts:AssumeRole arn:aws:iam::123456789012:role/flipgate/shop-production-deploy',
  `rds:DeleteDBInstance arn:aws:rds:${AT}:db:shop-production`,
  `ecs:UpdateService arn:aws:ecs:${AT}:service/shop-production/shop-production-blue-web`,
  'organizations:LeaveOrganization *',
];

const ROLES = ['plan', 'build', 'deploy'] as const;

async function allowed(role: JobRole, lines: readonly string[], known?: Known): Promise<readonly string[]> {
  const found: string[] = [];
  for (const line of lines) {
    const demand = readDemand(line);
    if ((await simulated(role, demand, known ?? ours(demand))) === 'Allowed') found.push(line);
  }
  return found;
}

test.each(ROLES)('%s may nothing that reaches beyond its environment, or its own rights', async (role) => {
  expect(await allowed(role, NOBODY)).toEqual([]);
  expect(await allowed(role, SOMEBODY_ELSES, NEIGHBOUR)).toEqual([]);
});

test("a key that has an alias becomes nobody's by its tag, one that is only made does", async () => {
  const tag = `kms:TagResource arn:aws:kms:${AT}:key/00000000-0000-4000-8000-000000000000 aws:RequestTag/flipgate:environment=shop-production`;
  const aliased = { 'kms:ResourceAliases': 'alias/payments' };
  for (const role of ROLES) expect(await allowed(role, [tag], aliased), role).toEqual([]);
  expect(await allowed('deploy', [tag], {})).toEqual([tag]);
  expect(await allowed('plan', [tag], {})).toEqual([]);
});

test('what deploys may, builds and plans may not', async () => {
  expect(await allowed('deploy', DEPLOYS_ALONE)).toEqual(DEPLOYS_ALONE);
  for (const role of ['plan', 'build'] as const) expect(await allowed(role, DEPLOYS_ALONE), role).toEqual([]);
});

test('a deploy changes no token, and no secret that bootstrap generated', async () => {
  expect(await allowed('deploy', BOOTSTRAPS)).toEqual([]);
});

test('of all secrets there are a plan reads its own token, and else only what the state holds in clear', async () => {
  const made = ['production', 'development'].flatMap((size) => createdSecrets(`terraform-apply-${size}`));
  expect(made).toContain('database-password');
  const bootstraps = ['cloudflare', 'cloudflare-plan', 'secret-key', 'probe'];
  const values = [...new Set([...bootstraps, ...made])].map((name) => secret(`shop-production/${name}`));
  expect(await allowed('plan', values)).toEqual(
    ['cloudflare-plan', 'redis-token'].map((name) => secret(`shop-production/${name}`)),
  );
  expect(await allowed('build', values)).toEqual([]);
});

/** The names of those that these applies have made. */
function createdSecrets(list: string): readonly string[] {
  const asked = readFileSync(join(import.meta.dirname, 'calls', `${list}.txt`), 'utf8');
  const made = /^secretsmanager:CreateSecret \S+:secret:shop-production\/(\S+)-AbCdEf /gm;
  return [...asked.matchAll(made)].map(([, name = '']) => name);
}

test('plans and builds write nothing to the account but images, and plans not even these', async () => {
  const push = `ecr:PutImage arn:aws:ecr:${AT}:repository/shop`;
  expect(await allowed('plan', [push])).toEqual([]);
  expect(await allowed('build', [push])).toEqual([push]);
  expect(await allowed('build', [`s3:GetObject ${OWN_BUCKET}/ledger.json`])).toEqual([]);
});

test('whatever a deploy gives to a role that it makes, the boundary ends it', async () => {
  const found: string[] = [];
  for (const line of BEYOND_THE_BOUNDARY)
    if ((await withinBoundary(readDemand(line))) === 'Allowed') found.push(line);
  expect(found).toEqual([]);
  expect(await withinBoundary(readDemand(secret('shop-production/database-url')))).toBe('Allowed');
});
