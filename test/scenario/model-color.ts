import {
  type ApplicationAutoScalingClient,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import {
  CreateServiceCommand,
  DescribeServicesCommand,
  type ECSClient,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import type { Color } from '../../src/model/color.ts';
import type { BackgroundRole, ModelInfra } from './model-infra.ts';

export const CLUSTER = 'shop-production';

export interface ModelClients {
  readonly ecs: ECSClient;
  readonly scaling: ApplicationAutoScalingClient;
  readonly region: string;
  readonly infra: ModelInfra;
}

/** Of the colour's own stack. */
export function roleArn(color: Color, use: 'execution' | 'task'): string {
  return `arn:aws:iam::123456789012:role/shop-production-${color}-${use}`;
}

/** @returns the revision's ARN. */
export async function registerRole(
  { ecs, region, infra }: ModelClients,
  color: Color,
  role: 'web' | 'migrate' | BackgroundRole,
  image: string,
  release: string,
): Promise<string> {
  const secrets = Object.entries(infra.secrets).map(([name, valueFrom]) => ({ name, valueFrom }));
  const log = {
    'awslogs-group': `/flipgate/shop-production/${color}/${role}`,
    'awslogs-region': region,
    'awslogs-stream-prefix': role,
  };
  const main = {
    name: role,
    image,
    essential: true,
    environment: [
      { name: 'RELEASE', value: release },
      ...(role === 'web'
        ? Object.entries(infra.webEnvironment).map(([name, value]) => ({ name, value }))
        : []),
    ],
    secrets,
    ...(role === 'worker' && infra.workerCheck ? { healthCheck: infra.workerCheck } : {}),
    portMappings: role === 'web' ? [{ containerPort: 8000 }] : [],
    logConfiguration: { logDriver: 'awslogs' as const, options: log },
  };
  const sidecar = { name: 'sidecar', image: 'registry.example.net/sidecar:1', essential: true };
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: `shop-production-${color}-${role}`,
      executionRoleArn: roleArn(color, 'execution'),
      taskRoleArn: roleArn(color, 'task'),
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
      containerDefinitions: infra.sidecar && role === 'migrate' ? [sidecar, main] : [main],
    }),
  );
  return taskDefinition?.taskDefinitionArn ?? '';
}

/** At zero tasks, its scalable target at minimum 0 and suspended; one that exists gets the new definition only. */
export async function ensureService(
  { ecs, scaling, infra }: ModelClients,
  targetGroupArn: string,
  service: string,
  taskDefinition: string,
): Promise<void> {
  const { services } = await ecs.send(new DescribeServicesCommand({ cluster: CLUSTER, services: [service] }));
  if (services?.some((one) => one.status === 'ACTIVE')) {
    await ecs.send(new UpdateServiceCommand({ cluster: CLUSTER, service, taskDefinition }));
    return;
  }
  await ecs.send(
    new CreateServiceCommand({
      cluster: CLUSTER,
      serviceName: service,
      taskDefinition,
      desiredCount: 0,
      launchType: 'FARGATE',
      loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort: 8000 }],
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] } },
      deploymentConfiguration: {
        deploymentCircuitBreaker: { enable: true, rollback: infra.breakerRollback },
        minimumHealthyPercent: 100,
        maximumPercent: 200,
      },
    }),
  );
  await scaling.send(
    new RegisterScalableTargetCommand({
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceId: `service/${CLUSTER}/${service}`,
      MinCapacity: 0,
      MaxCapacity: infra.webMax,
      SuspendedState: {
        DynamicScalingInSuspended: true,
        DynamicScalingOutSuspended: true,
        ScheduledScalingSuspended: true,
      },
    }),
  );
}
