import type { Cluster as ClusterDescription, CreateClusterCommandInput } from '@aws-sdk/client-ecs';
import { AwsError } from '../shapes/aws-error.ts';
import type { Place } from './names.ts';
import { clusterName, ecsArn } from './names.ts';

export interface Cluster {
  readonly arn: string;
  readonly name: string;
  status: 'ACTIVE' | 'INACTIVE';
  settings: Pick<
    ClusterDescription,
    | 'configuration'
    | 'settings'
    | 'capacityProviders'
    | 'defaultCapacityProviderStrategy'
    | 'serviceConnectDefaults'
  >;
}

export class Clusters {
  readonly #place: Place;
  readonly #byName = new Map<string, Cluster>();

  constructor(place: Place) {
    this.#place = place;
  }

  get all(): readonly Cluster[] {
    return [...this.#byName.values()];
  }

  /** Creating it again gives the one that is there, unless that one is INACTIVE. */
  create(input: CreateClusterCommandInput): Cluster {
    const name = input.clusterName ?? 'default';
    const there = this.#byName.get(name);
    if (there?.status === 'ACTIVE') return there;
    const settings = input.settings ?? [];
    const insights = settings.some((setting) => setting.name === 'containerInsights');
    const cluster: Cluster = {
      arn: ecsArn(this.#place, `cluster/${name}`),
      name,
      status: 'ACTIVE',
      settings: {
        configuration: input.configuration,
        settings: insights ? settings : [...settings, { name: 'containerInsights', value: 'disabled' }],
        capacityProviders: input.capacityProviders ?? [],
        defaultCapacityProviderStrategy: input.defaultCapacityProviderStrategy ?? [],
        ...(input.serviceConnectDefaults && {
          serviceConnectDefaults: { namespace: input.serviceConnectDefaults.namespace },
        }),
      },
    };
    this.#byName.set(name, cluster);
    return cluster;
  }

  find(given: string | undefined): Cluster | undefined {
    return this.#byName.get(clusterName(given));
  }

  active(given: string | undefined): Cluster {
    const found = this.find(given);
    if (found?.status !== 'ACTIVE') throw new AwsError('ClusterNotFoundException', 'Cluster not found.');
    return found;
  }
}
