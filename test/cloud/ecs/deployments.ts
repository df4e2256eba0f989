import type { LiveDeployment, LiveService } from './live-service.ts';
import type { Model } from './model.ts';
import { say } from './service-events.ts';
import type { Revision } from './task-definitions.ts';

/** A new PRIMARY; the one before it becomes ACTIVE until its last task is gone. */
export function beginDeployment(model: Model, service: LiveService, revision: Revision): LiveDeployment {
  const id = `ecs-svc/${model.chance.digits(19)}`;
  return lead(
    service,
    newDeployment(model, service, revision, id, `ECS deployment ${id} in progress.`, false),
  );
}

/** What the circuit breaker does: the last completed deployment leads again, under its own id. */
export function rollBack(model: Model, service: LiveService): LiveDeployment | undefined {
  const { lastCompleted } = service;
  if (!lastCompleted || lastCompleted.id === service.deployments[0]?.id) return undefined;
  const { id, revision } = lastCompleted;
  say(model, service, `rolling back to deployment ${id}.`);
  const reason = `ECS deployment circuit breaker: rolling back to deploymentId ${id}.`;
  service.deployments = service.deployments.filter((deployment) => deployment.id !== id);
  return lead(service, newDeployment(model, service, revision, id, reason, true));
}

export function completeDeployment(model: Model, service: LiveService, deployment: LiveDeployment): void {
  deployment.rollout = 'COMPLETED';
  deployment.updatedAt = model.timeline.now();
  if (!deployment.rollback) deployment.rolloutReason = `ECS deployment ${deployment.id} completed.`;
  service.lastCompleted = { id: deployment.id, revision: deployment.revision };
  say(model, service, `(deployment ${deployment.id}) deployment completed.`);
}

function newDeployment(
  model: Model,
  service: LiveService,
  revision: Revision,
  id: string,
  rolloutReason: string,
  rollback: boolean,
): LiveDeployment {
  const { launchType, capacityProviderStrategy, platformVersion, networkConfiguration } = service.settings;
  const now = model.timeline.now();
  return {
    id,
    revision,
    createdAt: now,
    updatedAt: now,
    settings: { launchType, capacityProviderStrategy, platformVersion, networkConfiguration },
    failedTasks: 0,
    everRan: false,
    pauseUntil: 0,
    rollout: 'IN_PROGRESS',
    rolloutReason,
    rollback,
  };
}

function lead(service: LiveService, deployment: LiveDeployment): LiveDeployment {
  service.deployments = [deployment, ...service.deployments];
  service.steady = false;
  return deployment;
}
