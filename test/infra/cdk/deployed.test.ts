import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IAM } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SITE } from '../../../infra/cdk/test/given.ts';
import { type Desk, openDesk } from '../../cloud/cloudformation/desk.ts';
import { type FullCloud, openFullCloud } from '../../cloud/full-cloud.ts';
import { type Cdk, openCdk } from '../../parts/cdk.ts';
import { engineBringing } from './bringing-stage.ts';

const StackName = 'shop-production-shared';
/** The CDK CLI asks whether a change set is ready every five seconds. */
const PROGRAM = 120_000;

let cloud: FullCloud;
let desk: Desk;
let cdk: Cdk;
beforeAll(async () => {
  cloud = await openFullCloud();
  desk = openDesk(cloud);
  cdk = await openCdk(cloud.startChild('person', () => {}).environment);
  const inputs = join(cdk.folder, 'shared.json');
  await writeFile(inputs, JSON.stringify({ ...SITE, size: 'development' }));
  await cdk.run('synth', '--quiet', '--output', out(), '-c', 'stack=shared', '-c', `inputs=${inputs}`);
}, PROGRAM);
afterAll(async () => {
  await cdk?.close();
  await cloud?.close();
});

const out = () => join(cdk.folder, 'out');
/** What is synthesized once serves all commands. */
const given = () => ['--app', out(), '--toolkit-stack-name', 'CDKToolkit-flipgate'];
const state = async () => (await desk.client.describeStacks({ StackName })).Stacks?.[0]?.StackStatus;

test('the CDK CLI bootstraps an account', { timeout: PROGRAM }, async () => {
  const { account, region } = cloud.home;
  await cdk.run('bootstrap', `aws://${account}/${region}`, ...given(), '--qualifier', 'flipgate');
  const { Stacks = [] } = await desk.client.describeStacks({ StackName: 'CDKToolkit-flipgate' });
  expect(Stacks).toMatchObject([{ StackStatus: 'CREATE_COMPLETE', EnableTerminationProtection: false }]);
  const RoleName = `cdk-flipgate-deploy-role-${account}-${region}`;
  expect((await new IAM(desk.config).getRole({ RoleName })).Role?.RoleName).toBe(RoleName);
});

test('it prepares a change set of a template that it lays into its bucket', {
  timeout: PROGRAM,
}, async () => {
  await cdk.run('deploy', ...given(), '--method', 'prepare-change-set', '--require-approval', 'never');
  expect(await state()).toBe('REVIEW_IN_PROGRESS');
  const { Summaries } = await desk.client.listChangeSets({ StackName });
  expect(Summaries).toMatchObject([{ Status: 'CREATE_COMPLETE', ExecutionStatus: 'AVAILABLE' }]);
  const { account, region } = cloud.home;
  const bucket = cloud.s3.buckets.get(`cdk-flipgate-assets-${account}-${region}`);
  const laid = bucket?.keys().map((key) => Buffer.from(bucket.get(key)?.body ?? '').toString());
  const ChangeSetName = Summaries?.[0]?.ChangeSetId;
  const { TemplateBody } = await desk.client.getTemplate({ StackName, ChangeSetName });
  expect(laid).toContain(TemplateBody);
});

test('it deploys what it has synthesized, and then finds nothing to do', { timeout: PROGRAM }, async () => {
  const outputs = join(cdk.folder, 'outputs.json');
  const how = [...given(), '--require-approval', 'never', '--outputs-file', outputs];
  await cdk.run('deploy', ...how);
  expect(await state()).toBe('CREATE_COMPLETE');
  const told = JSON.parse(await readFile(outputs, 'utf8')) as Record<string, unknown>;
  expect(told[StackName]).toMatchObject({ Cluster: 'shop-production', AlarmTopicArn: expect.any(String) });
  expect(await cdk.run('deploy', ...how)).toContain('(no changes)');
  expect(cloud.shapes.faults).toEqual([]);
});

test('the action publishes what an app brings for a deploy, and nothing of it for a plan', {
  timeout: PROGRAM,
}, async () => {
  const engine = await engineBringing(cloud, cdk.folder);
  const { account, region } = cloud.home;
  const laid = () => cloud.s3.buckets.get(`cdk-flipgate-assets-${account}-${region}`)?.keys() ?? [];
  const before = laid().length;
  const go = AbortSignal.timeout(PROGRAM);
  const looked = await engine.look({ kind: 'shared' }, {}, go);
  expect(looked.changes).toMatchObject([{ address: 'Log', action: 'create' }]);
  await expect(looked.apply(go, () => {})).rejects.toThrow('was made to be read');
  expect(laid()).toHaveLength(before);
  const planned = await engine.plan({ kind: 'shared' }, {}, go);
  // The file, and the template beside it.
  expect(laid()).toHaveLength(before + 2);
  await planned.apply(go, () => {});
  expect(cloud.cloudFormation.stacks.found('shop-bringing-shared')?.status).toBe('CREATE_COMPLETE');
});

test('its calls are not counted as the action’s', () => {
  expect(cloud.recording.calls).toEqual([]);
});
