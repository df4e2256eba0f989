import { setTimeout as sleep } from 'node:timers/promises';
import type { Clients } from './clients.ts';
import { type Maker, made } from './maker.ts';

// biome-ignore lint/suspicious/noExplicitAny: each type of CloudFormation's has properties of its own.
type Properties = any;

const POLL_MS = 200;

/** ECS is the model's. */
export function ecsMakers({ ecs }: Clients): Readonly<Record<string, Maker>> {
  return {
    'AWS::ECS::Cluster': {
      make: async ({ properties: p }: Properties) => {
        const { cluster } = await ecs.createCluster({
          clusterName: p.ClusterName,
          settings: lowered(p.ClusterSettings),
          configuration: lowered(p.Configuration),
          tags: lowered(p.Tags),
        });
        return made(cluster?.clusterName, cluster?.clusterName, { Arn: cluster?.clusterArn });
      },
      change: async (one, { properties: p }: Properties) => {
        await ecs.updateCluster({
          cluster: one.physicalId,
          settings: lowered(p.ClusterSettings),
          configuration: lowered(p.Configuration),
        });
        return one;
      },
      remove: async ({ physicalId }) => void (await ecs.deleteCluster({ cluster: physicalId })),
    },
    'AWS::ECS::ClusterCapacityProviderAssociations': {
      make: async ({ properties: p }: Properties) => {
        await ecs.putClusterCapacityProviders(providers(p));
        return made(p.Cluster);
      },
      change: async (one, { properties: p }: Properties) => {
        await ecs.putClusterCapacityProviders(providers(p));
        return one;
      },
      remove: async (_, p: Properties) => {
        await ecs.putClusterCapacityProviders({
          ...{ cluster: p.Cluster, capacityProviders: [], defaultCapacityProviderStrategy: [] },
        });
      },
    },
    'AWS::ECS::TaskDefinition': {
      make: async ({ properties: p }: Properties) => {
        const { taskDefinition } = await ecs.registerTaskDefinition(lowered(p));
        return made(taskDefinition?.taskDefinitionArn, taskDefinition?.taskDefinitionArn, {
          TaskDefinitionArn: taskDefinition?.taskDefinitionArn,
        });
      },
      change: async (one) => one,
      // A replaced revision is deregistered, unless the template retains it.
      remove: async ({ physicalId }) =>
        void (await ecs.deregisterTaskDefinition({ taskDefinition: physicalId })),
    },
    'AWS::ECS::Service': serviceMaker(ecs),
  };
}

function serviceMaker(ecs: Clients['ecs']): Maker {
  /** CloudFormation waits until a service is steady, and gives up when its deployment has failed. */
  const steady = async (cluster: string, name: string) => {
    for (;;) {
      const { services } = await ecs.describeServices({ cluster, services: [name] });
      const [service] = services ?? [];
      const primary = service?.deployments?.find(({ status }) => status === 'PRIMARY');
      if (primary?.rolloutState === 'FAILED')
        throw new Error(`ECS Deployment Circuit Breaker was triggered: ${primary.rolloutStateReason}`);
      const alone = service?.deployments?.length === 1;
      if (alone && service?.runningCount === service?.desiredCount && service?.pendingCount === 0)
        return service;
      await sleep(POLL_MS);
    }
  };
  return {
    make: async ({ properties: p }: Properties) => {
      const { Cluster, ...rest } = p;
      // A new service whose count is not given starts one task.
      const { service } = await ecs.createService({ desiredCount: 1, ...settings(rest), cluster: Cluster });
      await steady(Cluster, service?.serviceName ?? '');
      return made(service?.serviceArn, service?.serviceArn, {
        Name: service?.serviceName,
        ServiceArn: service?.serviceArn,
      });
    },
    change: async (one, { properties: p }: Properties) => {
      const { Cluster, ServiceName, LaunchType, Tags, ...rest } = p;
      // What the template does not name is left as it is: the count too.
      await ecs.updateService({ ...settings(rest), cluster: Cluster, service: one.physicalId });
      await steady(Cluster, one.physicalId);
      return one;
    },
    remove: async ({ physicalId }, p: Properties) => {
      await ecs.deleteService({ cluster: p.Cluster, service: physicalId, force: true });
    },
  };
}

function settings({ EnableECSManagedTags, ...rest }: Properties) {
  const managed = EnableECSManagedTags === undefined ? {} : { enableECSManagedTags: EnableECSManagedTags };
  return { ...lowered(rest), ...managed };
}

function providers(p: Properties) {
  return {
    cluster: p.Cluster,
    capacityProviders: p.CapacityProviders,
    defaultCapacityProviderStrategy: lowered(p.DefaultCapacityProviderStrategy),
  };
}

/** `StopTimeout` as `stopTimeout`, at whatever depth; keys of a log driver's options begin small already. */
function lowered(value: Properties): Properties {
  if (Array.isArray(value)) return value.map(lowered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replace(/^[A-Z]/, (letter) => letter.toLowerCase()),
      lowered(inner),
    ]),
  );
}
