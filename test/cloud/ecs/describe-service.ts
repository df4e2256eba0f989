import type { Deployment, Service } from '@aws-sdk/client-ecs';
import type { LiveDeployment, LiveService } from './live-service.ts';
import type { LiveTask } from './live-task.ts';
import type { Model } from './model.ts';

/** As DescribeServices shows it, without tags. */
export function describeService(model: Model, service: LiveService): Service {
  const tasks = model.tasks.ofService(service);
  const {
    serviceConnectConfiguration: _connect,
    volumeConfigurations: _volumes,
    ...settings
  } = service.settings;
  return {
    ...settings,
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: service.cluster.arn,
    status: service.status,
    desiredCount: service.desired,
    runningCount: running(tasks),
    pendingCount: pending(tasks),
    platformFamily: 'Linux',
    taskDefinition: service.deployments[0]?.revision.arn,
    deployments: service.deployments.map((deployment) => describeDeployment(model, service, deployment)),
    events: [...service.events],
    createdAt: new Date(service.createdAt),
    createdBy: `arn:aws:iam::${model.place.account}:root`,
    ...((settings.loadBalancers ?? []).length > 0 && { roleArn: serviceRole(model) }),
  };
}

function describeDeployment(model: Model, service: LiveService, deployment: LiveDeployment): Deployment {
  const tasks = model.tasks.ofDeployment(deployment);
  const primary = deployment === service.deployments[0];
  const alive = tasks.filter((task) => task.desiredStatus === 'RUNNING');
  return {
    ...deployment.settings,
    id: deployment.id,
    status: primary ? 'PRIMARY' : 'ACTIVE',
    taskDefinition: deployment.revision.arn,
    desiredCount: primary ? service.desired : alive.length,
    pendingCount: pending(tasks),
    runningCount: running(tasks),
    failedTasks: deployment.failedTasks,
    createdAt: new Date(deployment.createdAt),
    updatedAt: new Date(deployment.updatedAt),
    platformVersion: '1.4.0',
    platformFamily: 'Linux',
    rolloutState: deployment.rollout,
    rolloutStateReason: deployment.rolloutReason,
  };
}

function running(tasks: readonly LiveTask[]): number {
  return tasks.filter((task) => task.lastStatus === 'RUNNING').length;
}

function pending(tasks: readonly LiveTask[]): number {
  return tasks.filter((task) => ['PROVISIONING', 'PENDING', 'ACTIVATING'].includes(task.lastStatus)).length;
}

function serviceRole(model: Model): string {
  return `arn:aws:iam::${model.place.account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`;
}
