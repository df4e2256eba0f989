import {
  ApplicationAutoScalingClient,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { CloudWatchLogsClient, PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultBucket } from '../../src/model/bucket-name.ts';
import type { Color } from '../../src/model/color.ts';
import { keptPlans } from '../cost/plans.ts';
import { readDriftText } from '../engines/terraform/read-plan.ts';
import { openDoors } from './applied-resources.ts';
import { type AppliedSite, openSite } from './applied-site.ts';
import { colorVariables, serviceNames, site, sizes } from './givens.ts';
import { openTearDown } from './tear-down.ts';

// One story in many tests: each needs what the ones before it left in the cloud.
const COLORS = ['blue', 'green'] as const;
const RENEW = 'Run: npm run cost -- --write';
/** A schedule that a colour at zero must not heed. */
const SCHEDULES = { night: { cron: '0 20 ? * * *', web_min: 1 } };

let applied: AppliedSite;

beforeAll(async () => {
  applied = await openSite();
});

afterAll(() => applied.close());

test('bootstrap makes bucket, repositories and generated secrets', async () => {
  const { name, environment } = site;
  const made = await applied.apply('bootstrap', { name, environment, ...sizes.bootstrap });
  expect(made['bucket']).toBe(defaultBucket(site, applied.cloud.account));
  expect(made['image_repository']).toMatch(/\/shop$/);
  expect(made['cache_repository']).toMatch(/\/shop\/cache$/);
  expect(await applied.stack('bootstrap').changes()).toEqual([]);
});

test('shared makes network, database, cache, cluster and their secrets', async () => {
  const made = await applied.apply('shared', { ...site, ...sizes.shared });
  expect(made).toMatchObject({
    region: applied.cloud.region,
    account_id: applied.cloud.account,
    cluster: 'shop-production',
    assign_public_ip: false,
  });
  expect(Object.keys(made['secrets'] as object)).toEqual(
    expect.arrayContaining(['BROKER_URL', 'CACHE_URL', 'DATABASE_URL', 'SECRET_KEY']),
  );
  expect(await applied.stack('shared').changes()).toEqual([]);
});

test('shared names every alarm that it made, and apart the one that tests the topic', async () => {
  const { alarm_names: names, test_alarm_name: test } = applied.shared();
  const named = [...names, test].sort();
  expect(named).toEqual(await applied.cloud.alarms());
  expect(named).toEqual(
    expect.arrayContaining(['shop-production-database-cpu', 'shop-production-cache-memory']),
  );
});

test('the URLs hold the passwords that database and cache were given', async () => {
  const { cloud } = applied;
  const password = await cloud.secret('shop-production/database-password');
  const token = await cloud.secret('shop-production/redis-token');
  expect(await cloud.secret('shop-production/database-url')).toContain(`//app:${password}@`);
  expect(await cloud.secret('shop-production/cache-url')).toMatch(new RegExp(`^rediss://:${token}@.*/0\\?`));
  expect(await cloud.secret('shop-production/broker-url')).toMatch(new RegExp(`^rediss://:${token}@.*/1\\?`));
});

// Which is why the role of plans, which reads the states, may read this one secret too.
test('of all secrets the states hold the value of one: ElastiCache takes its token by an ordinary argument', async () => {
  const { cloud } = applied;
  const states = [await applied.stack('bootstrap').state(), await applied.stack('shared').state()].join();
  const names = [...new Set(states.match(/(?<="shop-production\/)[a-z-]+(?=")/g))];
  const values = new Map<string, string>();
  for (const name of names) {
    // A token's secret is empty until a person fills it.
    const value = await cloud.secret(`shop-production/${name}`).catch(() => undefined);
    if (value !== undefined) values.set(name, value);
  }
  expect([...values.keys()]).toEqual(
    expect.arrayContaining(['cache-url', 'database-password', 'database-url', 'redis-token', 'secret-key']),
  );
  const held = [...values].filter(([, value]) => states.includes(value)).map(([name]) => name);
  expect(held).toEqual(['redis-token']);
});

test('blue and green come into being beside each other, and start nothing', async () => {
  await Promise.all(COLORS.map((color) => applied.apply(color, variablesOf(color, '1'))));
  for (const color of COLORS) {
    expect(applied.color(color)).toMatchObject({
      color,
      web_service: `shop-production-${color}-web`,
      web_min: 1,
      worker_min: 1,
    });
    expect(await applied.cloud.counts('shop-production', serviceNames(color))).toEqual([0, 0, 0]);
    expect(await applied.stack(color).changes()).toEqual([]);
  }
  expect(await applied.cloud.runningTasks('shop-production')).toBe(0);
});

test('nothing lets in the whole internet', async () => {
  for (const root of ['shared', ...COLORS] as const) {
    const resources = await applied.stack(root).resources();
    const groups = resources.filter(({ type }) => /security_group/.test(type));
    expect(groups.length, root).toBeGreaterThan(1);
    expect(openDoors(resources), root).toEqual([]);
  }
});

test('a colour names every alarm that it made', async () => {
  const all = await applied.cloud.alarms();
  for (const color of COLORS) {
    const own = all.filter((name) => name.startsWith(`shop-production-${color}-`));
    expect([...applied.color(color).alarm_names].sort()).toEqual(own);
    expect(own).not.toEqual([]);
  }
});

test('the page of costs counts what stands here', async () => {
  const { development } = keptPlans().sizes;
  expect(await applied.billed('bootstrap'), RENEW).toEqual(development.bootstrap);
  expect(await applied.billed('shared'), RENEW).toEqual(development.shared);
  expect(await applied.billed('blue'), RENEW).toEqual(development.color);
});

test('a plan after a scale-up would undo nothing', async () => {
  const ecs = new ECSClient(applied.cloud.client);
  await ecs.send(
    new UpdateServiceCommand({
      cluster: 'shop-production',
      service: applied.color('blue').web_service,
      desiredCount: 2,
      forceNewDeployment: true,
    }),
  );
  expect(await applied.stack('blue').changes()).toEqual([]);
});

test('a plan after the minimum was raised and the suspension lifted would undo nothing', async () => {
  const scaling = new ApplicationAutoScalingClient(applied.cloud.client);
  await scaling.send(
    new RegisterScalableTargetCommand({
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceId: `service/shop-production/${applied.color('blue').web_service}`,
      MinCapacity: 2,
      SuspendedState: {
        DynamicScalingInSuspended: false,
        DynamicScalingOutSuspended: false,
        ScheduledScalingSuspended: false,
      },
    }),
  );
  expect(await applied.stack('blue').changes()).toEqual([]);
});

test('neither these, nor what the provider fills in, is drift; what somebody else does is', async () => {
  const drifted = async (root: 'shared' | Color) => {
    const variables = root === 'shared' ? { ...site, ...sizes.shared } : variablesOf(root, '1');
    const { changes } = readDriftText(await applied.stack(root).plan(variables, ['-refresh-only']));
    return changes.map(({ address, attributes = [] }) => `${address} ${attributes.map(({ path }) => path)}`);
  };
  for (const root of ['shared', ...COLORS] as const) expect(await drifted(root), root).toEqual([]);
  const logs = new CloudWatchLogsClient(applied.cloud.client);
  const logGroupName = '/flipgate/shop-production/blue/web';
  await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 1 }));
  expect(await drifted('blue')).toEqual([
    'module.color.aws_cloudwatch_log_group.this["web"] retention_in_days',
  ]);
  await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 30 }));
});

test('a new image for the idle colour starts nothing, and the live one stays as it is', async () => {
  const before = applied.color('green').web_task_definition;
  await applied.apply('green', variablesOf('green', '2'));
  expect(applied.color('green').web_task_definition).not.toBe(before);
  expect(await applied.cloud.counts('shop-production', serviceNames('green'))).toEqual([0, 0, 0]);
  expect(await applied.cloud.counts('shop-production', serviceNames('blue'))).toEqual([2, 0, 0]);
  expect(await applied.cloud.taskDefinitionStatus(before)).toBe('ACTIVE');
  expect(await applied.stack('blue').changes()).toEqual([]);
});

test('another image touches nothing but definitions and the services that use them', async () => {
  const changes = await applied.stack('green').changes(variablesOf('green', '3'));
  expect(changes.filter(({ address }) => !/aws_ecs_(task_definition|service)\b/.test(address))).toEqual([]);
  const services = changes.filter(({ address }) => address.includes('aws_ecs_service'));
  expect(services.map(({ actions }) => actions)).toEqual([['update'], ['update'], ['update']]);
});

test('a plan after a rollback in place puts back the definition alone, by the next apply', async () => {
  const ecs = new ECSClient(applied.cloud.client);
  const { web_service: service, web_task_definition: current } = applied.color('green');
  const earlier = current.replace(/:2$/, ':1');
  await ecs.send(new UpdateServiceCommand({ cluster: 'shop-production', service, taskDefinition: earlier }));
  const changes = await applied.stack('green').changes(variablesOf('green', '2'));
  expect(changes).toEqual([{ address: 'module.color.aws_ecs_service.web', actions: ['update'] }]);
  expect(await applied.stack('blue').changes()).toEqual([]);
});

test('a plan after the colour that was live is emptied would undo nothing', async () => {
  const service = applied.color('blue').web_service;
  const client = applied.cloud.client;
  await new ApplicationAutoScalingClient(client).send(
    new RegisterScalableTargetCommand({
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceId: `service/shop-production/${service}`,
      MinCapacity: 0,
      SuspendedState: {
        DynamicScalingInSuspended: true,
        DynamicScalingOutSuspended: true,
        ScheduledScalingSuspended: true,
      },
    }),
  );
  await new ECSClient(client).send(
    new UpdateServiceCommand({ cluster: 'shop-production', service, desiredCount: 0 }),
  );
  expect(await applied.stack('blue').changes()).toEqual([]);
  expect(await applied.stack('shared').changes()).toEqual([]);
});

test('a tear-down is rehearsed, and changes nothing', async () => {
  const tearDown = await openTearDown(applied);
  const { exitCode, output } = await tearDown.run([]);
  expect(output).toMatch(/^remove blue +\d+ s {2}ok +Plan: 0 to add, 0 to change, \d+ to destroy\.$/m);
  expect(output).toContain('rehearsed: nothing was changed');
  expect(exitCode, output).toBe(0);
  expect(await applied.stack('blue').changes()).toEqual([]);
  await tearDown.close();
});

test('all of it is torn down, in the order that works, and what was in the bucket is kept', async () => {
  const tearDown = await openTearDown(applied);
  const { exitCode, output } = await tearDown.run(['--destroy', 'shop-production']);
  expect(exitCode, output).toBe(0);
  const order = ['remove blue', 'remove green', 'remove shared', "the edge's entry", 'remove bootstrap'];
  const rows = output.split('\n').filter((line) => /^(remove|the edge)\b.* s {2}/.test(line));
  expect(rows.map((row) => row.split(/ {2,}/)[0])).toEqual(order);
  expect(rows.filter((row) => row.includes('Destroy complete! Resources: '))).toHaveLength(4);
  // Other environments' images and the account's provider are not this one's to remove.
  expect(output).toContain('module.repositories[0].aws_ecr_repository');
  expect(await applied.cloud.alarms()).toEqual([]);
  expect(await tearDown.kept()).toEqual(expect.arrayContaining(['bootstrap.tfstate', 'color-blue.tfstate']));
  await tearDown.close();
});

test('Terraform asks of IAM what the roles are tested with', async () => {
  for (const kind of ['apply', 'plan'] as const)
    await expect(`${applied.demands.of(kind).join('\n')}\n`).toMatchFileSnapshot(
      `../roles/calls/terraform-${kind}-development.txt`,
    );
});

test('nothing was asked or answered that the services do not know', () => {
  expect(applied.cloud.faults()).toEqual([]);
});

function variablesOf(color: Color, release: string) {
  return { ...colorVariables(color, release, applied.shared()), schedules: SCHEDULES };
}
