import type {
  CreateServiceCommandInput,
  DeleteServiceCommandInput,
  UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import { AwsError } from '../shapes/aws-error.ts';
import { beginDeployment } from './deployments.ts';
import type { LiveService } from './live-service.ts';
import type { Model } from './model.ts';
import { ecsArn } from './names.ts';
import { notice } from './scheduler.ts';
import { needDeployment, settingsOf, updatedSettings } from './service-settings.ts';

export function createService(model: Model, input: CreateServiceCommandInput): LiveService {
  const cluster = model.clusters.active(input.cluster);
  const name = input.serviceName ?? '';
  const there = model.services.find(cluster, name);
  if (there?.status === 'ACTIVE') {
    throw new AwsError('InvalidParameterException', 'Creation of service was not idempotent.');
  }
  if (there?.status === 'DRAINING') {
    throw new AwsError('InvalidParameterException', 'Unable to Start a service that is still Draining.');
  }
  const revision = model.definitions.startable(input.taskDefinition);
  needsNetwork(revision.definition.networkMode, input.networkConfiguration);
  const service: LiveService = {
    arn: ecsArn(model.place, `service/${cluster.name}/${name}`),
    name,
    cluster,
    createdAt: model.timeline.now(),
    status: 'ACTIVE',
    settings: settingsOf(input),
    desired: input.desiredCount ?? 0,
    deployments: [],
    events: [],
    noticed: false,
    steady: false,
  };
  model.services.add(service);
  model.tags.set(service.arn, [...(input.tags ?? [])]);
  beginDeployment(model, service, revision);
  notice(model, service);
  return service;
}

/** The count alone makes no new deployment; another task definition, other settings of tasks, or force do. */
export function updateService(model: Model, input: UpdateServiceCommandInput): LiveService {
  const cluster = model.clusters.active(input.cluster);
  const service = model.services.active(cluster, input.service ?? '');
  const before = service.deployments[0]?.revision;
  const wanted = input.taskDefinition ?? (input.forceNewDeployment ? before?.arn : undefined);
  const revision = wanted === undefined ? before : model.definitions.startable(wanted);
  const settings = updatedSettings(service.settings, input);
  const anew = input.forceNewDeployment || revision !== before || needDeployment(service.settings, settings);
  service.settings = settings;
  if (input.desiredCount !== undefined) setDesired(model, service, input.desiredCount);
  if (anew && revision) beginDeployment(model, service, revision);
  notice(model, service);
  return service;
}

export function setDesired(model: Model, service: LiveService, desired: number): void {
  if (service.desired === desired) return;
  service.desired = desired;
  service.steady = false;
  const primary = service.deployments[0];
  if (primary) primary.updatedAt = model.timeline.now();
  notice(model, service);
}

export function deleteService(model: Model, input: DeleteServiceCommandInput): LiveService {
  const service = model.services.active(model.clusters.active(input.cluster), input.service ?? '');
  if (service.desired > 0 && !input.force) {
    throw new AwsError(
      'InvalidParameterException',
      'The service cannot be stopped while it is scaled above 0.',
    );
  }
  service.status = 'DRAINING';
  service.desired = 0;
  notice(model, service);
  return service;
}

export function needsNetwork(
  mode: string | undefined,
  network: CreateServiceCommandInput['networkConfiguration'],
): void {
  if (mode !== 'awsvpc' || (network?.awsvpcConfiguration?.subnets ?? []).length > 0) return;
  throw new AwsError(
    'InvalidParameterException',
    "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
  );
}
