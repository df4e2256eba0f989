import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { RegisterTaskDefinitionCommandInput, Service, Task } from '@aws-sdk/client-ecs';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterEach, expect } from 'vitest';
import { emulatorPart } from '../../parts/emulator.ts';
import type { Room } from '../room.ts';
import { sdkHandler } from '../sdk-handler.ts';
import { openShapes } from '../shapes/shapes.ts';
import type { Delays } from './delays.ts';
import type { EcsCloud, EcsOptions } from './open-ecs.ts';
import { openEcs } from './open-ecs.ts';

const { botocoreData } = await emulatorPart();

/** Time in a test's own hand. */
export class HandClock {
  #now = Date.UTC(2026, 10, 2, 9);
  now(): number {
    return this.#now;
  }
  pass(seconds: number): void {
    this.#now += seconds * 1000;
  }
}

/** Platform delays of one exact length, so that a test can count: a task is RUNNING 6 s after its launch. */
export const EXACT: Partial<Delays> = {
  provisioning: [2_000, 2_000],
  pending: [3_000, 3_000],
  activating: [1_000, 1_000],
  deprovisioning: [1_000, 1_000],
  scheduler: [1_000, 1_000],
  logs: [1_500, 1_500],
};

export const GROUP =
  'arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/shop-production-blue/0123456789abcdef';
export const IMAGE = `111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop@sha256:${'a'.repeat(64)}`;
export const NETWORK = { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] } };

/** The model with clients of the real SDK in front, and a cluster named `shop`. */
export async function openScene(options: Partial<EcsOptions> = {}) {
  const clock = new HandClock();
  const shapes = openShapes(botocoreData);
  const cloud = openEcs({
    clock,
    region: 'eu-central-1',
    account: '111122223333',
    shapes,
    secretValue: async () => 'a value',
    targetGroup: async () => ({}),
    delays: EXACT,
    ...options,
  });
  seen.push(shapes.faults);
  const scene = { clock, shapes, cloud, control: cloud.control, ...clients(cloud) };
  await scene.ecs.send(new CreateClusterCommand({ clusterName: 'shop' }));
  return { ...scene, ...verbs(scene.ecs, clock) };
}

/** What the shapes complained of, scene by scene; a test that wants complaints empties its own. */
const seen: (readonly string[])[] = [];
afterEach(() => {
  const faults = seen.splice(0).flat();
  expect(faults).toEqual([]);
});

function clients(cloud: EcsCloud) {
  const client = (room: Room) => ({
    region: 'eu-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: sdkHandler((request) => room.answer(request)),
  });
  return {
    ecs: new ECSClient(client(cloud.ecs)),
    scaling: new ApplicationAutoScalingClient(client(cloud.scaling)),
    balancing: new ElasticLoadBalancingV2Client(client(cloud.targetHealth)),
    logs: new CloudWatchLogsClient(client(cloud.taskLogs)),
  };
}

function verbs(ecs: ECSClient, clock: HandClock) {
  const register = async (family: string, more: Partial<RegisterTaskDefinitionCommandInput> = {}) => {
    const definition = { ...definitionOf(family), ...more };
    const { taskDefinition } = await ecs.send(new RegisterTaskDefinitionCommand(definition));
    return taskDefinition?.taskDefinitionArn ?? '';
  };
  return {
    register,
    createService: async (more: Partial<ConstructorParameters<typeof CreateServiceCommand>[0]> = {}) => {
      const taskDefinition = more.taskDefinition ?? (await register('web'));
      const service = {
        cluster: 'shop',
        serviceName: 'web',
        desiredCount: 2,
        launchType: 'FARGATE' as const,
        networkConfiguration: NETWORK,
        ...more,
        taskDefinition,
      };
      return (await ecs.send(new CreateServiceCommand(service))).service as Service;
    },
    service: async (name = 'web'): Promise<Service> => {
      const answer = await ecs.send(new DescribeServicesCommand({ cluster: 'shop', services: [name] }));
      return answer.services?.[0] as Service;
    },
    task: async (arn: string | undefined): Promise<Task | undefined> =>
      (await ecs.send(new DescribeTasksCommand({ cluster: 'shop', tasks: [arn ?? ''] }))).tasks?.[0],
    taskArns: async (desiredStatus: 'RUNNING' | 'STOPPED' = 'RUNNING', serviceName = 'web') => {
      const asked = { cluster: 'shop', serviceName, desiredStatus };
      return (await ecs.send(new ListTasksCommand(asked))).taskArns ?? [];
    },
    pass: (seconds: number) => clock.pass(seconds),
  };
}

/** One container named after the family, behind a port, with its log. */
export function definitionOf(family: string): RegisterTaskDefinitionCommandInput {
  return {
    family,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    containerDefinitions: [
      {
        name: family,
        image: IMAGE,
        essential: true,
        portMappings: [{ containerPort: 8000 }],
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': '/shop',
            'awslogs-region': 'eu-central-1',
            'awslogs-stream-prefix': 'blue',
          },
        },
      },
    ],
  };
}
