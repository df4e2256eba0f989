import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FullCloud, openFullCloud } from '../full-cloud.ts';
import { sdkHandler } from '../sdk-handler.ts';
import { CloudFormation } from './cloudformation-room.ts';
import { makersOn } from './makers/makers.ts';
import { recreations } from './recreation.ts';

const SNAPSHOTS = join(import.meta.dirname, '../../../infra/cdk/test/snapshots');
let cloud: FullCloud;
let formation: CloudFormation;
let client: CloudFormationClient;

beforeAll(async () => {
  cloud = await openFullCloud();
  const spec = recreations();
  formation = new CloudFormation({
    shapes: cloud.shapes,
    account: '123456789012',
    region: 'eu-central-1',
    makerOf: makersOn(cloud.door, cloud.door, 'eu-central-1'),
    recreations: () => spec,
    fetch: async () => '',
    parameter: async () => '31',
    now: () => new Date(),
  });
  const room = formation.room();
  client = new CloudFormationClient({
    endpoint: 'http://cloud.invalid',
    region: 'eu-central-1',
    credentials: { accessKeyId: 'A', secretAccessKey: 'B' },
    requestHandler: sdkHandler((request) => room.answer(request)),
  });
});
afterAll(() => cloud?.close());

async function deploy(StackName: string, template: string, ChangeSetType: 'CREATE' | 'UPDATE') {
  const ChangeSetName = `one-${Date.now()}`;
  await client.send(
    new CreateChangeSetCommand({ StackName, ChangeSetName, ChangeSetType, TemplateBody: template }),
  );
  const described = await client.send(new DescribeChangeSetCommand({ StackName, ChangeSetName }));
  await client.send(new ExecuteChangeSetCommand({ StackName, ChangeSetName }));
  await formation.settle();
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
  const { StackEvents } = await client.send(new DescribeStackEventsCommand({ StackName }));
  return {
    described,
    stack: Stacks?.[0],
    failed: StackEvents?.filter(({ ResourceStatus }) => ResourceStatus?.endsWith('FAILED')).map(
      (e) => `${e.ResourceType} ${e.LogicalResourceId} ${e.ResourceStatusReason}`,
    ),
  };
}

test('shared comes into being', { timeout: 120_000 }, async () => {
  const template = readFileSync(join(SNAPSHOTS, 'shared-production.json'), 'utf8');
  const { stack, failed } = await deploy('shop-production-shared', template, 'CREATE');
  expect(failed).toEqual([]);
  expect(stack).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
  console.log(JSON.stringify(stack?.Outputs, null, 1));
});
