import {
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { openLoadBalancing } from '../../src/adapters/load-balancing.ts';
import { openStore } from '../../src/adapters/store.ts';
import { openCloud } from './cloud.ts';
import { VirtualClock } from './virtual-clock.ts';

const IMAGE = `123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop@sha256:${'a'.repeat(64)}`;
const GROUP = 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/shop-blue/0123456789abcdef';
const BALANCER = 'shop-blue-1.eu-central-1.elb.amazonaws.com';

test('a service that ECS started answers through load balancer, preview record and edge', async () => {
  const cloud = await openCloud({ clock: new VirtualClock() });
  const { aws, http, clock } = cloud.startProcess();
  cloud.loadBalancers.given.set(BALANCER, GROUP);
  cloud.zone.add({ type: 'CNAME', name: 'api-blue', content: BALANCER, proxied: true });
  await cloud.clock.sleep(2000);
  const answer = async () => ({ status: 200, headers: { 'x-release': 'abc' }, body: 'ok' });
  cloud.ecs.image(IMAGE, { web: { kind: 'runs', answer } });
  const ecs = new ECSClient(aws);
  await ecs.send(new CreateClusterCommand({ clusterName: 'shop' }));
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'web',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      containerDefinitions: [{ name: 'web', image: IMAGE, portMappings: [{ containerPort: 8000 }] }],
    }),
  );
  await ecs.send(
    new CreateServiceCommand({
      cluster: 'shop',
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount: 0,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
      loadBalancers: [{ targetGroupArn: GROUP, containerName: 'web', containerPort: 8000 }],
    }),
  );
  const probe = () => http.get('https://api-blue.example.com/healthz', {}, 5000);
  expect(await probe()).toMatchObject({ status: 503 });
  await ecs.send(new UpdateServiceCommand({ cluster: 'shop', service: 'web', desiredCount: 2 }));
  const healthy = async () => {
    const health = await openLoadBalancing({ ...aws, clock }).targetHealth(GROUP);
    return health.filter(({ state }) => state === 'healthy').length === 2;
  };
  while (!(await healthy())) await clock.sleep(1000);
  expect(await probe()).toMatchObject({ status: 200, headers: { 'x-release': 'abc', server: 'cloudflare' } });
  expect(cloud.shapes.faults).toEqual([]);
  expect(cloud.recording.lines(({ operation }) => operation === 'UpdateService')).toEqual([
    'ecs UpdateService web desired=2',
  ]);
});

test('time does not run ahead while the first call of a kind loads its client', async () => {
  const cloud = await openCloud({ clock: new VirtualClock() });
  const { aws, clock } = cloud.startProcess();
  cloud.s3.create('ledger');
  const began = clock.now();
  const stop = new AbortController();
  const renewal = clock.sleep(10_000, stop.signal);
  await openStore({ ...aws, clock }, 'ledger').get('absent');
  expect(clock.now()).toBe(began);
  stop.abort(new Error('done'));
  await expect(renewal).rejects.toThrow('done');
});
