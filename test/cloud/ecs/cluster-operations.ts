import type {
  Cluster as ClusterDescription,
  CreateClusterCommandInput,
  DeleteClusterCommandInput,
  DescribeClustersCommandInput,
  ListClustersCommandInput,
  PutClusterCapacityProvidersCommandInput,
  UpdateClusterCommandInput,
} from '@aws-sdk/client-ecs';
import { AwsError } from '../shapes/aws-error.ts';
import type { Operations } from '../shapes/json-room.ts';
import type { Cluster } from './clusters.ts';
import type { Model } from './model.ts';
import { page } from './page.ts';

export function clusterOperations(model: Model): Operations {
  const { clusters, tags } = model;
  return {
    CreateCluster: (input: CreateClusterCommandInput) => {
      const cluster = clusters.create(input);
      if (input.tags) tags.set(cluster.arn, [...input.tags]);
      return { cluster: describeCluster(model, cluster) };
    },
    DescribeClusters: (input: DescribeClustersCommandInput) => {
      const asked = (input.clusters ?? ['default']).map((given) => ({ given, found: clusters.find(given) }));
      return {
        clusters: asked.flatMap(({ found }) => (found ? [describeCluster(model, found)] : [])),
        failures: asked.flatMap(({ given, found }) =>
          found ? [] : [{ arn: missingArn(model, given), reason: 'MISSING' }],
        ),
      };
    },
    ListClusters: (input: ListClustersCommandInput) => {
      const active = clusters.all.filter((cluster) => cluster.status === 'ACTIVE');
      const { items, nextToken } = page(active, input);
      return { clusterArns: items.map((cluster) => cluster.arn), nextToken };
    },
    UpdateCluster: (input: UpdateClusterCommandInput) => {
      const cluster = clusters.active(input.cluster);
      cluster.settings = { ...cluster.settings, ...changesOf(input) };
      return { cluster: describeCluster(model, cluster) };
    },
    PutClusterCapacityProviders: (input: PutClusterCapacityProvidersCommandInput) => {
      const cluster = clusters.active(input.cluster);
      const { capacityProviders, defaultCapacityProviderStrategy } = input;
      cluster.settings = { ...cluster.settings, capacityProviders, defaultCapacityProviderStrategy };
      return { cluster: describeCluster(model, cluster) };
    },
    DeleteCluster: (input: DeleteClusterCommandInput) => {
      const cluster = clusters.active(input.cluster);
      refuseInUse(model, cluster);
      cluster.status = 'INACTIVE';
      return { cluster: describeCluster(model, cluster) };
    },
  };
}

function changesOf(input: UpdateClusterCommandInput): Partial<Cluster['settings']> {
  const { settings, configuration, serviceConnectDefaults } = input;
  return {
    ...(settings && { settings }),
    ...(configuration && { configuration }),
    ...(serviceConnectDefaults && {
      serviceConnectDefaults: { namespace: serviceConnectDefaults.namespace },
    }),
  };
}

function refuseInUse(model: Model, cluster: Cluster): void {
  if (model.services.of(cluster).some((service) => service.status === 'ACTIVE')) {
    throw new AwsError(
      'ClusterContainsServicesException',
      'The Cluster cannot be deleted while Services are active.',
    );
  }
  if (model.tasks.of(cluster).some((task) => task.lastStatus !== 'STOPPED')) {
    throw new AwsError(
      'ClusterContainsTasksException',
      'The Cluster cannot be deleted while Tasks are active.',
    );
  }
}

function describeCluster(model: Model, cluster: Cluster): ClusterDescription {
  const tasks = model.tasks.of(cluster);
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    status: cluster.status,
    registeredContainerInstancesCount: 0,
    runningTasksCount: tasks.filter((task) => task.lastStatus === 'RUNNING').length,
    pendingTasksCount: tasks.filter((task) => ['PROVISIONING', 'PENDING'].includes(task.lastStatus)).length,
    activeServicesCount: model.services.of(cluster).filter((service) => service.status === 'ACTIVE').length,
    statistics: [],
    tags: model.tags.get(cluster.arn) ?? [],
    ...cluster.settings,
  };
}

function missingArn(model: Model, given: string): string {
  return given.startsWith('arn:')
    ? given
    : `arn:aws:ecs:${model.place.region}:${model.place.account}:cluster/${given}`;
}
