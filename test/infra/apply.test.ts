import {
  ApplicationAutoScalingClient,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultBucket } from '../../src/model/bucket-name.ts';
import type { ColorOutputs, SharedOutputs } from '../../src/model/stack-outputs.ts';
import { colorVariables, serviceNames, site, sizes } from './givens.ts';
import { type InfraCloud, openInfraCloud } from './infra-cloud.ts';
import { type AppliedStack, type Outputs, openStack, type Root } from './stacks.ts';
import { openTerraform, type Terraform } from './terraform-run.ts';

// One story in many tests: each needs what the ones before it left in the cloud.
const MINUTES = 60_000;
const APPLY = { timeout: 5 * MINUTES };

let cloud: InfraCloud;
let terraform: Terraform;
const stacks = new Map<Root, AppliedStack & { remove(): Promise<void> }>();
const outputs = new Map<Root, Outputs>();

beforeAll(async () => {
  cloud = await openInfraCloud();
  terraform = await openTerraform(cloud.environment);
}, 10 * MINUTES);

afterAll(async () => {
  await Promise.all([...stacks.values()].map((stack) => stack.remove()));
  await cloud.close();
}, MINUTES);

test('bootstrap makes bucket, repositories and generated secrets', APPLY, async () => {
  const bootstrap = await open('bootstrap', {});
  const made = await bootstrap.apply({ name: site.name, environment: site.environment, ...sizes.bootstrap });
  outputs.set('bootstrap', made);
  expect(made['bucket']).toBe(defaultBucket(site, cloud.account));
  expect(made['image_repository']).toMatch(/\/shop$/);
  expect(made['cache_repository']).toMatch(/\/shop\/cache$/);
  expect(await bootstrap.changes()).toEqual([]);
});

test('shared makes network, database, cache, cluster and their secrets', APPLY, async () => {
  const shared = await open('shared', backendOf('shared'));
  outputs.set('shared', await shared.apply({ ...site, ...sizes.shared }));
  const made = outputs.get('shared') as SharedOutputs;
  expect(made).toMatchObject({
    region: cloud.region,
    account_id: cloud.account,
    cluster: 'shop-production',
    assign_public_ip: false,
  });
  expect(made.alarm_names).toEqual(['shop-production-database-cpu', 'shop-production-cache-memory']);
  expect(Object.keys(made['secrets'] as object).sort()).toEqual([
    'BROKER_URL',
    'CACHE_URL',
    'DATABASE_URL',
    'SECRET_KEY',
  ]);
  expect(await shared.changes()).toEqual([]);
});

test('the URLs hold the passwords that database and cache were given', async () => {
  const password = await cloud.secret('shop-production/database-password');
  const token = await cloud.secret('shop-production/redis-token');
  expect(await cloud.secret('shop-production/database-url')).toContain(`//app:${password}@`);
  expect(await cloud.secret('shop-production/cache-url')).toMatch(new RegExp(`^rediss://:${token}@.*/0\\?`));
  expect(await cloud.secret('shop-production/broker-url')).toMatch(new RegExp(`^rediss://:${token}@.*/1\\?`));
});

test('blue and green come into being beside each other, and start nothing', APPLY, async () => {
  const colors = ['blue', 'green'] as const;
  await Promise.all(
    colors.map(async (color) => {
      const stack = await open(color, backendOf(`color-${color}`));
      outputs.set(color, await stack.apply(colorVariables(color, '1', shared())));
    }),
  );
  for (const color of colors) {
    expect(made(color)).toMatchObject({
      color,
      web_service: `shop-production-${color}-web`,
      web_min: 1,
      worker_min: 1,
    });
    expect(await cloud.counts('shop-production', serviceNames(color))).toEqual([0, 0, 0]);
    expect(await stack(color).changes()).toEqual([]);
  }
  expect(await cloud.runningTasks('shop-production')).toBe(0);
});

test('a plan after a scale-up would undo nothing', APPLY, async () => {
  const ecs = new ECSClient(cloud.client);
  await ecs.send(
    new UpdateServiceCommand({
      cluster: 'shop-production',
      service: made('blue').web_service,
      desiredCount: 2,
      forceNewDeployment: true,
    }),
  );
  expect(await stack('blue').changes()).toEqual([]);
});

test('a plan after the minimum was raised and the suspension lifted would undo nothing', APPLY, async () => {
  const scaling = new ApplicationAutoScalingClient(cloud.client);
  await scaling.send(
    new RegisterScalableTargetCommand({
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceId: `service/shop-production/${made('blue').web_service}`,
      MinCapacity: 2,
      SuspendedState: {
        DynamicScalingInSuspended: false,
        DynamicScalingOutSuspended: false,
        ScheduledScalingSuspended: false,
      },
    }),
  );
  expect(await stack('blue').changes()).toEqual([]);
});

test('a new image for the idle colour starts nothing, and the live one stays as it is', APPLY, async () => {
  const before = made('green').web_task_definition;
  outputs.set('green', await stack('green').apply(colorVariables('green', '2', shared())));
  expect(made('green').web_task_definition).not.toBe(before);
  expect(await cloud.counts('shop-production', serviceNames('green'))).toEqual([0, 0, 0]);
  expect(await cloud.counts('shop-production', serviceNames('blue'))).toEqual([2, 0, 0]);
  expect(await cloud.taskDefinitionStatus(before)).toBe('ACTIVE');
  expect(await stack('blue').changes()).toEqual([]);
});

test('another image touches nothing but definitions and the services that use them', APPLY, async () => {
  const changes = await stack('green').changes(colorVariables('green', '3', shared()));
  expect(changes.filter(({ address }) => !/aws_ecs_(task_definition|service)\b/.test(address))).toEqual([]);
  const services = changes.filter(({ address }) => address.includes('aws_ecs_service'));
  expect(services.map(({ actions }) => actions)).toEqual([['update'], ['update'], ['update']]);
});

test('all of it can be destroyed', APPLY, async () => {
  await Promise.all([stack('blue').destroy(), stack('green').destroy()]);
  await stack('shared').destroy();
  await stack('bootstrap').destroy();
});

test('nothing was asked or answered that the services do not know', () => {
  expect(cloud.faults()).toEqual([]);
});

async function open(root: Root, backend: Readonly<Record<string, string>>): Promise<AppliedStack> {
  const opened = await openStack(terraform, root, backend);
  stacks.set(root, opened);
  return opened;
}

function stack(root: Root): AppliedStack {
  const found = stacks.get(root);
  if (!found) throw new Error(`${root} was not applied: an earlier test failed.`);
  return found;
}

function shared(): Outputs {
  return outputs.get('shared') ?? {};
}

function made(color: 'blue' | 'green'): ColorOutputs {
  return outputs.get(color) as unknown as ColorOutputs;
}

function backendOf(state: string): Readonly<Record<string, string>> {
  const bucket = String(outputs.get('bootstrap')?.['bucket']);
  const key = `shop-production/${state}.tfstate`;
  return { bucket, key, region: cloud.region, use_path_style: 'true' };
}
