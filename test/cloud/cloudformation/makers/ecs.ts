import type { ECS } from '@aws-sdk/client-ecs';
import type { SceneClock } from '../../scene-clock.ts';
import { lowered } from './cased.ts';
import { type Maker, made } from './maker.ts';
import { serviceMaker } from './services.ts';

// biome-ignore lint/suspicious/noExplicitAny: each type of CloudFormation's has properties of its own.
type Properties = any;

/** ECS is the model's. */
export function ecsMakers(ecs: ECS, clock: SceneClock): Readonly<Record<string, Maker>> {
  return {
    'AWS::ECS::Cluster': clusterMaker(ecs),
    'AWS::ECS::ClusterCapacityProviderAssociations': {
      make: async ({ properties: p }: Properties) => {
        await ecs.putClusterCapacityProviders(providers(p));
        return made(p.Cluster);
      },
      change: async (one, { properties: p }: Properties) => {
        await ecs.putClusterCapacityProviders(providers(p));
        return one;
      },
      remove: async (_, p: Properties) =>
        void (await ecs.putClusterCapacityProviders({
          ...{ cluster: p.Cluster, capacityProviders: [], defaultCapacityProviderStrategy: [] },
        })),
    },
    'AWS::ECS::TaskDefinition': {
      make: async ({ properties: p }: Properties) => {
        const { taskDefinition } = await ecs.registerTaskDefinition(lowered(p));
        const arn = taskDefinition?.taskDefinitionArn;
        return made(arn, arn, { TaskDefinitionArn: arn });
      },
      change: async (one) => one,
      // A replaced revision is deregistered, unless the template retains it.
      remove: async ({ physicalId }) =>
        void (await ecs.deregisterTaskDefinition({ taskDefinition: physicalId })),
    },
    'AWS::ECS::Service': serviceMaker(ecs, clock),
  };
}

function clusterMaker(ecs: ECS): Maker {
  const settings = (p: Properties) => ({
    settings: lowered(p.ClusterSettings),
    configuration: lowered(p.Configuration),
  });
  return {
    make: async ({ properties: p, name }: Properties) => {
      const clusterName = p.ClusterName ?? name;
      const { cluster } = await ecs.createCluster({ clusterName, ...settings(p), tags: lowered(p.Tags) });
      return made(cluster?.clusterName, cluster?.clusterName, { Arn: cluster?.clusterArn });
    },
    change: async (one, { properties: p }: Properties) => {
      await ecs.updateCluster({ cluster: one.physicalId, ...settings(p) });
      return one;
    },
    remove: async ({ physicalId }) => void (await ecs.deleteCluster({ cluster: physicalId })),
  };
}

function providers(p: Properties) {
  return {
    cluster: p.Cluster,
    capacityProviders: p.CapacityProviders,
    defaultCapacityProviderStrategy: lowered(p.DefaultCapacityProviderStrategy),
  };
}
