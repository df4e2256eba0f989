import {
  type ApplicationAutoScalingClient,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import {
  CreateServiceCommand,
  DescribeServicesCommand,
  type ECSClient,
  type HealthCheck,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import type { Color } from '../../src/model/color.ts';
import type { PlanChange } from '../../src/model/plan-change.ts';

export type BackgroundRole = 'worker' | 'beat';

export const CLUSTER = 'shop-production';

/** What a test may change about the infrastructure code that the engine stands for. */
export interface ModelInfra {
  webMin: number;
  webMax: number;
  /** What colours have beside web. */
  background: readonly BackgroundRole[];
  /** The worker's container health check; undefined for none. */
  workerCheck: HealthCheck | undefined;
  /** Changes that a plan shows beside its own. */
  extraChanges: PlanChange[];
  /** What the template of shared has beside its own, where templates are made. */
  extraResources: Readonly<Record<string, object>>;
  /** Changes of a colour's plan alone. */
  extraColorChanges: PlanChange[];
  /** What is planned in the middle of an apply of shared, once a part of it is done. */
  plannedAnew: PlanChange[];
  /** What a removal would do beside its own. */
  extraRemovals: PlanChange[];
  /** What the next removal ends by, in place of removing. */
  removalFailure: Error | undefined;
  /** What things are called by their provider: name to address and attribute. */
  ids: ReadonlyMap<string, string>;
  /** What somebody did to shared, as a refresh finds it. */
  sharedDrift: readonly PlanChange[];
  /** In every stack, where the code says nothing. */
  openDrift: readonly PlanChange[];
  /** Secrets that the task definitions name, by variable. */
  secrets: Record<string, string>;
  /** What the web container has beside its release. */
  webEnvironment: Readonly<Record<string, string>>;
  /** The name of the alarm that shared gives its database. */
  databaseAlarm: string;
  sidecar: boolean;
  /** The circuit breaker of services made from now on brings the last good definition back. */
  breakerRollback: boolean;
  lost: readonly string[];
}

/** Web alone, as the code that the action ships. */
export function plainInfra(): ModelInfra {
  return {
    webMin: 2,
    webMax: 6,
    background: [],
    workerCheck: { command: ['CMD-SHELL', 'celery inspect ping'], interval: 10 },
    extraChanges: [],
    extraResources: {},
    extraColorChanges: [],
    plannedAnew: [],
    sharedDrift: [],
    openDrift: [],
    secrets: {},
    extraRemovals: [],
    removalFailure: undefined,
    ids: new Map(),
    webEnvironment: {},
    databaseAlarm: 'database',
    sidecar: false,
    breakerRollback: false,
    lost: [],
  };
}

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
