import type * as Sdk from '@aws-sdk/client-ecs';
import type { ContainerState, Deployment, ServiceState, TaskRun, TaskState } from '../ports.ts';

/** ECS's answers in the words of the ports. Fields that ECS left out read as empty or zero. */

export function serviceState(service: Sdk.Service): ServiceState {
  return {
    service: service.serviceName ?? '',
    status: service.status as ServiceState['status'],
    taskDefinition: service.taskDefinition ?? '',
    desired: service.desiredCount ?? 0,
    running: service.runningCount ?? 0,
    pending: service.pendingCount ?? 0,
    deployments: (service.deployments ?? []).map(deployment),
    events: (service.events ?? []).map((event) => ({
      at: event.createdAt?.getTime() ?? 0,
      message: event.message ?? '',
    })),
  };
}

function deployment(from: Sdk.Deployment): Deployment {
  return {
    id: from.id ?? '',
    status: from.status as Deployment['status'],
    taskDefinition: from.taskDefinition ?? '',
    desired: from.desiredCount ?? 0,
    running: from.runningCount ?? 0,
    pending: from.pendingCount ?? 0,
    failedTasks: from.failedTasks ?? 0,
    rollout: from.rolloutState ?? 'IN_PROGRESS',
    ...given('rolloutReason', from.rolloutStateReason),
  };
}

export function taskState(task: Sdk.Task): TaskState {
  return {
    arn: task.taskArn ?? '',
    taskDefinition: task.taskDefinitionArn ?? '',
    lastStatus: task.lastStatus ?? '',
    desiredStatus: task.desiredStatus ?? '',
    ...given('startedBy', task.startedBy),
    ...given('stopCode', task.stopCode),
    ...given('stoppedReason', task.stoppedReason),
    containers: (task.containers ?? []).map(containerState),
  };
}

function containerState(container: Sdk.Container): ContainerState {
  return {
    name: container.name ?? '',
    status: container.lastStatus ?? '',
    exitCode: container.exitCode ?? null,
    ...given('reason', container.reason),
    ...given('health', container.healthStatus),
  };
}

/** What ECS says of a thing that it could not give, for example `RESOURCE:CPU`. */
export function failureText(failure: Sdk.Failure): string {
  return [failure.reason, failure.detail, failure.arn].filter((part) => part !== undefined).join(' · ');
}

export function runTaskInput(cluster: string, run: TaskRun): Sdk.RunTaskCommandInput {
  const environment = Object.entries(run.environment ?? {}).map(([name, value]) => ({ name, value }));
  return {
    cluster,
    taskDefinition: run.taskDefinition,
    launchType: 'FARGATE',
    count: 1,
    clientToken: run.clientToken,
    startedBy: run.startedBy,
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: [...run.network.subnets],
        securityGroups: [...run.network.security_groups],
        assignPublicIp: run.network.assign_public_ip ? 'ENABLED' : 'DISABLED',
      },
    },
    overrides: {
      containerOverrides: [
        {
          name: run.container,
          ...(run.command === undefined ? {} : { command: [...run.command] }),
          ...(environment.length === 0 ? {} : { environment }),
        },
      ],
    },
  };
}

function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
