import { expect, test } from 'vitest';
import { openEcs } from '../../src/adapters/ecs.ts';
import { openAwsLoopback, operation } from './aws-loopback.ts';
import { json } from './loopback.ts';

const RUN = {
  taskDefinition: 'arn:aws:ecs:eu-central-1:1:task-definition/shop-migrate:7',
  network: { subnets: ['subnet-1'], security_groups: ['sg-1'], assign_public_ip: false },
  container: 'migrate',
  command: ['python', 'manage.py', 'migrate'],
  environment: { PHASE: 'expand' },
  clientToken: 'shop-production-abc-expand-1',
  startedBy: 'flipgate',
};

test('a service reads in the words of the port, and a missing one is absent', async () => {
  await using aws = await openAwsLoopback(() =>
    json({
      services: [
        {
          serviceName: 'web',
          status: 'ACTIVE',
          taskDefinition: 'td:2',
          desiredCount: 3,
          runningCount: 2,
          pendingCount: 1,
          deployments: [
            { id: 'ecs-svc/1', status: 'PRIMARY', taskDefinition: 'td:2', rolloutState: 'FAILED' },
          ],
          events: [{ id: '1', createdAt: 1_793_000_000.5, message: 'has started 1 tasks' }],
        },
      ],
      failures: [{ arn: 'arn:beat', reason: 'MISSING' }],
    }),
  );
  const found = await openEcs(aws.connection).services('shop', ['web', 'beat']);
  expect(found).toEqual([
    {
      service: 'web',
      status: 'ACTIVE',
      taskDefinition: 'td:2',
      desired: 3,
      running: 2,
      pending: 1,
      deployments: [
        {
          id: 'ecs-svc/1',
          status: 'PRIMARY',
          taskDefinition: 'td:2',
          desired: 0,
          running: 0,
          pending: 0,
          failedTasks: 0,
          rollout: 'FAILED',
        },
      ],
      events: [{ at: 1_793_000_000_500, message: 'has started 1 tasks' }],
    },
  ]);
  expect(JSON.parse(aws.server.asked[0]?.body ?? '')).toEqual({ cluster: 'shop', services: ['web', 'beat'] });
});

test('count and new deployment go out in one call, and nothing else does', async () => {
  await using aws = await openAwsLoopback(() => json({ service: { serviceName: 'web' } }));
  await openEcs(aws.connection).updateService('shop', 'web', { desired: 2, newDeployment: true });
  expect(aws.server.asked.map(({ body }) => JSON.parse(body))).toEqual([
    { cluster: 'shop', service: 'web', desiredCount: 2, forceNewDeployment: true },
  ]);
});

test('a task that never started has no exit code', async () => {
  const task = {
    taskArn: 'arn:task',
    taskDefinitionArn: 'td:1',
    lastStatus: 'STOPPED',
    desiredStatus: 'STOPPED',
    stopCode: 'TaskFailedToStart',
    stoppedReason: 'CannotPullContainerError',
    containers: [{ name: 'web', lastStatus: 'STOPPED', reason: 'CannotPull' }],
  };
  await using aws = await openAwsLoopback(({ headers }) =>
    operation(headers) === 'ListTasks'
      ? json({ taskArns: ['arn:task'] })
      : json({ tasks: [task], failures: [] }),
  );
  const [found] = await openEcs(aws.connection).serviceTasks('shop', 'web', 'STOPPED');
  expect(found?.containers).toEqual([
    { name: 'web', status: 'STOPPED', exitCode: null, reason: 'CannotPull' },
  ]);
  expect(JSON.parse(aws.server.asked[0]?.body ?? '')).toEqual({
    cluster: 'shop',
    serviceName: 'web',
    desiredStatus: 'STOPPED',
  });
});

test('run task: started, refused for want of capacity, in conflict with an earlier use of the token', async () => {
  const answers = [
    json({ tasks: [{ taskArn: 'arn:task' }], failures: [] }),
    json({ tasks: [], failures: [{ arn: 'arn:instance', reason: 'RESOURCE:CPU', detail: 'full' }] }),
    {
      status: 400,
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': 'ConflictException' },
      body: JSON.stringify({ __type: 'ConflictException', resourceIds: ['arn:old'], message: 'token' }),
    },
  ];
  await using aws = await openAwsLoopback((_asked, number) => answers[number - 1] ?? 'drop');
  const ecs = openEcs(aws.connection);
  expect(await ecs.runTask('shop', RUN)).toMatchObject({ kind: 'started', task: { arn: 'arn:task' } });
  expect(await ecs.runTask('shop', RUN)).toEqual({
    kind: 'refused',
    failures: ['RESOURCE:CPU · full · arn:instance'],
  });
  expect(await ecs.runTask('shop', RUN)).toEqual({ kind: 'conflict', tasks: ['arn:old'] });
  expect(JSON.parse(aws.server.asked[0]?.body ?? '')).toEqual({
    cluster: 'shop',
    taskDefinition: RUN.taskDefinition,
    launchType: 'FARGATE',
    count: 1,
    clientToken: RUN.clientToken,
    startedBy: 'flipgate',
    networkConfiguration: {
      awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'], assignPublicIp: 'DISABLED' },
    },
    overrides: {
      containerOverrides: [
        {
          name: 'migrate',
          command: ['python', 'manage.py', 'migrate'],
          environment: [{ name: 'PHASE', value: 'expand' }],
        },
      ],
    },
  });
});

test('a described definition registers again as it is, without what only ECS writes', async () => {
  const described = {
    taskDefinitionArn: 'arn:td:4',
    family: 'shop-web',
    revision: 4,
    status: 'ACTIVE',
    requiresAttributes: [{ name: 'ecs.capability' }],
    compatibilities: ['EC2', 'FARGATE'],
    registeredAt: 1_793_000_000,
    registeredBy: 'arn:role',
    containerDefinitions: [
      { name: 'web', image: 'x@sha256:1', linuxParameters: { initProcessEnabled: true } },
    ],
    requiresCompatibilities: ['FARGATE'],
    runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
    volumes: [{ name: 'tmp', host: {} }],
    cpu: '256',
    memory: '512',
    enableFaultInjection: false,
  };
  const tags = [
    { key: 'team', value: 'shop' },
    { key: 'aws:cloudformation:stack-name', value: 'x' },
  ];
  await using aws = await openAwsLoopback(({ headers }) =>
    operation(headers) === 'RegisterTaskDefinition'
      ? json({ taskDefinition: { taskDefinitionArn: 'arn:td:5' } })
      : json({ taskDefinition: described, tags }),
  );
  const ecs = openEcs(aws.connection);
  const kept = await ecs.taskDefinition('arn:td:4');
  const { family, containerDefinitions, requiresCompatibilities, runtimePlatform, volumes } = described;
  const input = { family, containerDefinitions, requiresCompatibilities, runtimePlatform, volumes };
  const whole = { ...input, cpu: '256', memory: '512', enableFaultInjection: false };
  expect(kept).toEqual({ ...whole, tags: [{ key: 'team', value: 'shop' }] });
  const fromLedger = JSON.parse(JSON.stringify(kept));
  expect(await ecs.registerTaskDefinition(fromLedger)).toBe('arn:td:5');
  expect(JSON.parse(aws.server.asked[1]?.body ?? '')).toEqual(kept);
});
