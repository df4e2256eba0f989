import type { CreateServiceCommandInput, ServiceEvent } from '@aws-sdk/client-ecs';
import type { Cluster } from './clusters.ts';
import type { Revision } from './task-definitions.ts';

/** What a caller may set on a service, and DescribeServices gives back. */
export type ServiceSettings = Pick<
  CreateServiceCommandInput,
  | 'availabilityZoneRebalancing'
  | 'loadBalancers'
  | 'serviceRegistries'
  | 'launchType'
  | 'capacityProviderStrategy'
  | 'platformVersion'
  | 'deploymentConfiguration'
  | 'placementConstraints'
  | 'placementStrategy'
  | 'networkConfiguration'
  | 'healthCheckGracePeriodSeconds'
  | 'schedulingStrategy'
  | 'deploymentController'
  | 'enableECSManagedTags'
  | 'propagateTags'
  | 'enableExecuteCommand'
  | 'serviceConnectConfiguration'
  | 'volumeConfigurations'
>;

export interface LiveService {
  readonly arn: string;
  readonly name: string;
  readonly cluster: Cluster;
  readonly createdAt: number;
  status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  settings: ServiceSettings;
  desired: number;
  /** The newest first: it is PRIMARY. */
  deployments: LiveDeployment[];
  /** What a circuit breaker may roll back to. */
  lastCompleted?: { readonly id: string; readonly revision: Revision };
  /** Newest first. */
  readonly events: ServiceEvent[];
  /** A look of the scheduler is already on its way. */
  noticed: boolean;
  steady: boolean;
}

export interface LiveDeployment {
  readonly id: string;
  readonly revision: Revision;
  readonly createdAt: number;
  /** Settings at its beginning: an edit of the service makes a deployment of its own. */
  readonly settings: Pick<
    ServiceSettings,
    'launchType' | 'capacityProviderStrategy' | 'platformVersion' | 'networkConfiguration'
  >;
  updatedAt: number;
  failedTasks: number;
  /** Some task was RUNNING: from now on only failed health checks count as failures. */
  everRan: boolean;
  /** The scheduler waits until then before it starts another task. */
  pauseUntil: number;
  rollout: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  rolloutReason: string;
  /** Brought back by the circuit breaker, which does not judge it again. */
  readonly rollback: boolean;
}
