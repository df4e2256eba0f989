import { RegisterScalableTargetCommand } from '@aws-sdk/client-application-auto-scaling';
import { CreateServiceCommand, DescribeServicesCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import type { Color } from '../../src/model/color.ts';
import { CLUSTER, type ModelClients, registerRole } from './model-color.ts';
import type { BackgroundRole } from './model-infra.ts';

export const WORKER_MIN = 1;
const WORKER_MAX = 4;

interface Made {
  readonly service: string;
  readonly taskDefinition: string;
}

/** Worker and beat of a colour as the infrastructure code makes them: at zero tasks, beat never two, workers scalable. */
export async function ensureBackground(
  clients: ModelClients,
  color: Color,
  image: string,
  release: string,
): Promise<Partial<Record<BackgroundRole, Made>>> {
  const made: Partial<Record<BackgroundRole, Made>> = {};
  for (const role of clients.infra.background) {
    const taskDefinition = await registerRole(clients, color, role, image, release);
    made[role] = { service: `${CLUSTER}-${color}-${role}`, taskDefinition };
    await ensure(clients, role, made[role]);
  }
  return made;
}

async function ensure(
  { ecs, scaling }: ModelClients,
  role: BackgroundRole,
  { service, taskDefinition }: Made,
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
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] } },
      deploymentConfiguration: {
        deploymentCircuitBreaker: { enable: true, rollback: false },
        minimumHealthyPercent: role === 'beat' ? 0 : 100,
        maximumPercent: role === 'beat' ? 100 : 200,
      },
    }),
  );
  if (role === 'beat') return;
  await scaling.send(
    new RegisterScalableTargetCommand({
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceId: `service/${CLUSTER}/${service}`,
      MinCapacity: 0,
      MaxCapacity: WORKER_MAX,
      SuspendedState: {
        DynamicScalingInSuspended: true,
        DynamicScalingOutSuspended: true,
        ScheduledScalingSuspended: true,
      },
    }),
  );
}
