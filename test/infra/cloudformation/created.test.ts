import { readFileSync } from 'node:fs';
import { ECR } from '@aws-sdk/client-ecr';
import { IAM } from '@aws-sdk/client-iam';
import { S3 } from '@aws-sdk/client-s3';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk } from '../../cloud/cloudformation/desk.ts';
import { type FullCloud, openFullCloud } from '../../cloud/full-cloud.ts';
import { TEMPLATE_FILE } from './template.ts';

const StackName = 'shop-production-bootstrap';
const BUCKET = 'flipgate-shop-production-123456789012';
const GIVEN = { Name: 'shop', Repository: 'acme/shop', Workflows: 'acme/flipgate' };

let cloud: FullCloud;
let desk: Desk;
beforeAll(async () => {
  cloud = await openFullCloud();
  desk = openDesk(cloud);
});
afterAll(() => cloud?.close());

const names = async () => {
  const { Roles = [] } = await new IAM(desk.config).listRoles();
  const { repositories = [] } = await new ECR(desk.config).describeRepositories();
  const { SecretList = [] } = await new SecretsManager(desk.config).listSecrets();
  const { OpenIDConnectProviderList = [] } = await new IAM(desk.config).listOpenIDConnectProviders();
  return {
    roles: Roles.map(({ RoleName }) => RoleName).sort(),
    repositories: repositories.map(({ repositoryName }) => repositoryName).sort(),
    secrets: SecretList.map(({ Name }) => Name).sort(),
    providers: OpenIDConnectProviderList.length,
  };
};

test('the one file makes everything that a first environment needs', async () => {
  const given = { ...desk.given(readFileSync(TEMPLATE_FILE, 'utf8')), Parameters: parameters(GIVEN) };
  await expect(desk.client.createStack({ StackName, ...given })).rejects.toThrow(
    'Requires capabilities : [CAPABILITY_NAMED_IAM]',
  );
  await desk.client.createStack({ StackName, ...given, Capabilities: ['CAPABILITY_NAMED_IAM'] });
  const { stack, failed } = await desk.outcome(StackName);
  expect(failed).toEqual([]);
  expect(stack).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
  expect(await names()).toEqual({
    roles: ['shop-production-build', 'shop-production-deploy', 'shop-production-plan'],
    repositories: ['shop', 'shop/cache'],
    secrets: ['cloudflare', 'cloudflare-plan', 'probe', 'secret-key'].map(
      (name) => `shop-production/${name}`,
    ),
    providers: 1,
  });
  const outputs = new Map(stack?.Outputs?.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
  expect(outputs.get('Bucket')).toBe(BUCKET);
  const { Role } = await new IAM(desk.config).getRole({ RoleName: 'shop-production-deploy' });
  expect(outputs.get('DeployRoleArn')).toBe(Role?.Arn);
  expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toContain('repo:acme/shop:');
  const { SecretString = '' } = await new SecretsManager(desk.config).getSecretValue({
    SecretId: 'shop-production/secret-key',
  });
  expect(SecretString.length).toBeGreaterThan(40);
});

test('it is as it was ordered, and what is changed by hand shows', async () => {
  expect(await desk.drifts(StackName)).toEqual([]);
  await new S3({ ...desk.config, forcePathStyle: true }).putBucketVersioning({
    ...{ Bucket: BUCKET, VersioningConfiguration: { Status: 'Suspended' } },
  });
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [] });
  await new IAM(desk.config).updateAssumeRolePolicy({ RoleName: 'shop-production-plan', PolicyDocument });
  expect(await desk.drifts(StackName)).toEqual([
    'Bucket MODIFIED: /VersioningConfiguration/Status NOT_EQUAL Enabled Suspended',
    expect.stringMatching(/^PlanRole MODIFIED: \/AssumeRolePolicyDocument\/Statement\/0 REMOVE /),
  ]);
});

test('deleted, it leaves states, images and secrets where they are', async () => {
  await desk.client.deleteStack({ StackName });
  await cloud.cloudFormation.settled();
  await expect(desk.client.describeStacks({ StackName })).rejects.toThrow('does not exist');
  expect(await names()).toMatchObject({ roles: [], repositories: ['shop', 'shop/cache'], providers: 1 });
  expect(cloud.s3.buckets.has(BUCKET)).toBe(true);
  expect(cloud.shapes.faults).toEqual([]);
});

function parameters(given: Readonly<Record<string, string>>) {
  return Object.entries(given).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));
}
