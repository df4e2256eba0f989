import type { CreateServiceCommandInput, UpdateServiceCommandInput } from '@aws-sdk/client-ecs';
import { AwsError } from '../shapes/aws-error.ts';
import type { ServiceSettings } from './live-service.ts';

/** What ECS fills in when a service is created. */
export function settingsOf(input: CreateServiceCommandInput): ServiceSettings {
  const strategy = input.capacityProviderStrategy ?? [];
  const { maximumPercent = 200, minimumHealthyPercent = 100 } = input.deploymentConfiguration ?? {};
  const rebalancing = input.availabilityZoneRebalancing ?? (maximumPercent > 100 ? 'ENABLED' : 'DISABLED');
  refuseRebalancing(rebalancing, maximumPercent);
  return {
    availabilityZoneRebalancing: rebalancing,
    loadBalancers: input.loadBalancers ?? [],
    serviceRegistries: input.serviceRegistries ?? [],
    ...(strategy.length > 0
      ? { capacityProviderStrategy: strategy }
      : { launchType: input.launchType ?? 'EC2' }),
    platformVersion: input.platformVersion ?? 'LATEST',
    deploymentConfiguration: {
      deploymentCircuitBreaker: { enable: false, rollback: false },
      strategy: 'ROLLING',
      bakeTimeInMinutes: 0,
      ...input.deploymentConfiguration,
      maximumPercent,
      minimumHealthyPercent,
    },
    placementConstraints: input.placementConstraints ?? [],
    placementStrategy: input.placementStrategy ?? [],
    networkConfiguration: withPublicIp(input.networkConfiguration),
    healthCheckGracePeriodSeconds: input.healthCheckGracePeriodSeconds ?? 0,
    schedulingStrategy: input.schedulingStrategy ?? 'REPLICA',
    deploymentController: input.deploymentController ?? { type: 'ECS' },
    enableECSManagedTags: input.enableECSManagedTags ?? false,
    propagateTags: input.propagateTags ?? 'NONE',
    enableExecuteCommand: input.enableExecuteCommand ?? false,
    serviceConnectConfiguration: input.serviceConnectConfiguration,
    volumeConfigurations: input.volumeConfigurations,
  };
}

/** The settings after an update: what it does not name stays. */
export function updatedSettings(before: ServiceSettings, input: UpdateServiceCommandInput): ServiceSettings {
  const {
    cluster,
    service,
    desiredCount,
    taskDefinition,
    forceNewDeployment,
    monitoring,
    vpcLatticeConfigurations,
    ...given
  } = input;
  const named = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const after: ServiceSettings = {
    ...before,
    ...named,
    deploymentConfiguration: { ...before.deploymentConfiguration, ...given.deploymentConfiguration },
    networkConfiguration: withPublicIp(given.networkConfiguration ?? before.networkConfiguration),
  };
  refuseRebalancing(after.availabilityZoneRebalancing, after.deploymentConfiguration?.maximumPercent ?? 200);
  return after;
}

/** Changes of these reach tasks only by a new deployment, so ECS begins one. */
const DEPLOYED = [
  'loadBalancers',
  'serviceRegistries',
  'capacityProviderStrategy',
  'platformVersion',
  'networkConfiguration',
  'serviceConnectConfiguration',
  'volumeConfigurations',
] as const;

export function needDeployment(before: ServiceSettings, after: ServiceSettings): boolean {
  return DEPLOYED.some((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

function withPublicIp(network: CreateServiceCommandInput['networkConfiguration']) {
  const { awsvpcConfiguration } = network ?? {};
  if (!awsvpcConfiguration) return network;
  const { subnets, securityGroups = [], assignPublicIp = 'DISABLED' } = awsvpcConfiguration;
  return { awsvpcConfiguration: { subnets, securityGroups, assignPublicIp } } as const;
}

function refuseRebalancing(rebalancing: string | undefined, maximumPercent: number): void {
  if (rebalancing !== 'ENABLED' || maximumPercent > 100) return;
  throw new AwsError(
    'InvalidParameterException',
    'Availability Zone Rebalancing needs a maximumPercent above 100.',
  );
}
