import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IAM } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SITE } from '../../../infra/cdk/test/given.ts';
import { type Desk, openDesk } from '../../cloud/cloudformation/desk.ts';
import { type FullCloud, openFullCloud } from '../../cloud/full-cloud.ts';
import { bootstrapByCdk } from '../../demo/bootstrap-by-cdk.ts';
import { type Cdk, openCdk } from '../../parts/cdk.ts';

const StackName = 'shop-production-shared';
/** The CDK CLI asks whether a change set is ready every five seconds. */
const PROGRAM = 120_000;

let cloud: FullCloud;
let desk: Desk;
let cdk: Cdk;
let environment: Readonly<Record<string, string>>;
beforeAll(async () => {
  cloud = await openFullCloud();
  desk = openDesk(cloud);
  ({ environment } = cloud.startChild('person', () => {}));
  cdk = await openCdk(environment);
}, PROGRAM);
afterAll(async () => {
  await cdk?.close();
  await cloud?.close();
});

const place = (stack: string, inputs: string) => [
  ...['-c', `stack=${stack}`, '-c', `inputs=${inputs}`],
  ...['--output', join(cdk.folder, 'out'), '--toolkit-stack-name', 'CDKToolkit-flipgate'],
];
const sharedInputs = async (more: object = {}) => {
  const inputs = join(cdk.folder, 'shared.json');
  await writeFile(inputs, JSON.stringify({ ...SITE, size: 'development', ...more }));
  return place('shared', inputs);
};
const state = async () => (await desk.client.describeStacks({ StackName })).Stacks?.[0]?.StackStatus;

test('the documented commands bootstrap an environment', { timeout: PROGRAM }, async () => {
  const { account, region } = cloud.home;
  const { imageRepository } = await bootstrapByCdk(environment, SITE, account, region);
  expect(imageRepository).toBe(`${account}.dkr.ecr.${region}.amazonaws.com/shop`);
  const { Stacks = [] } = await desk.client.describeStacks();
  expect(Stacks.map((one) => `${one.StackName} ${one.StackStatus}`)).toEqual([
    'CDKToolkit-flipgate CREATE_COMPLETE',
    'shop-production-bootstrap CREATE_COMPLETE',
  ]);
  const { AttachedPolicies } = await new IAM(desk.config).listAttachedRolePolicies({
    RoleName: 'shop-production-deploy',
  });
  expect(AttachedPolicies?.map(({ PolicyName }) => PolicyName)).toContain('shop-production-deploy-release');
});

test('the CDK CLI prepares a change set of a template that it lays into its bucket', {
  timeout: PROGRAM,
}, async () => {
  const context = await sharedInputs();
  await cdk.run('deploy', ...context, '--method', 'prepare-change-set', '--require-approval', 'never');
  expect(await state()).toBe('REVIEW_IN_PROGRESS');
  const { Summaries } = await desk.client.listChangeSets({ StackName });
  expect(Summaries).toMatchObject([{ Status: 'CREATE_COMPLETE', ExecutionStatus: 'AVAILABLE' }]);
  const bucket = `cdk-flipgate-assets-${cloud.home.account}-${cloud.home.region}`;
  const [key = ''] = cloud.s3.buckets.get(bucket)?.keys() ?? [];
  const { TemplateBody } = await desk.client.getTemplate({
    ...{ StackName, ChangeSetName: Summaries?.[0]?.ChangeSetId },
  });
  expect(Buffer.from(cloud.s3.buckets.get(bucket)?.get(key)?.body ?? '').toString()).toBe(TemplateBody);
});

test('it deploys, finds nothing to do, and updates', { timeout: PROGRAM }, async () => {
  const outputs = join(cdk.folder, 'outputs.json');
  const deploy = async (more: object = {}) =>
    cdk.run(
      'deploy',
      ...(await sharedInputs(more)),
      '--require-approval',
      'never',
      '--outputs-file',
      outputs,
    );
  await deploy();
  expect(await state()).toBe('CREATE_COMPLETE');
  const given = JSON.parse(await readFile(outputs, 'utf8')) as Record<string, unknown>;
  expect(given[StackName]).toMatchObject({ Cluster: 'shop-production', AlarmTopicArn: expect.any(String) });
  expect(await deploy()).toContain('(no changes)');
  await deploy({ log_retention_days: 14 });
  expect(await state()).toBe('UPDATE_COMPLETE');
  expect(cloud.shapes.faults).toEqual([]);
});

test('its calls are nobody else’s', () => {
  expect(cloud.recording.calls).toEqual([]);
});
