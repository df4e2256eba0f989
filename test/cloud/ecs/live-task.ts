import type {
  ContainerDefinition,
  NetworkConfiguration,
  TaskOverride,
  TaskStopCode,
} from '@aws-sdk/client-ecs';
import type { Target } from '../target-health/target.ts';
import type { LogStream } from '../task-logs/log-store.ts';
import type { Answer, Health } from './behaviour.ts';
import type { Cluster } from './clusters.ts';
import type { LiveDeployment, LiveService } from './live-service.ts';
import type { Revision } from './task-definitions.ts';
import type { RunningContainer } from './task-runtime.ts';

export type TaskStatus =
  | 'PROVISIONING'
  | 'PENDING'
  | 'ACTIVATING'
  | 'RUNNING'
  | 'DEACTIVATING'
  | 'STOPPING'
  | 'DEPROVISIONING'
  | 'STOPPED';

/** What is asked of the platform when a task is to start. */
export interface TaskOrder {
  readonly cluster: Cluster;
  readonly revision: Revision;
  readonly group: string;
  readonly startedBy: string | undefined;
  readonly overrides: TaskOverride;
  readonly network: NetworkConfiguration | undefined;
  readonly platformVersion: string | undefined;
  readonly tags: readonly { key?: string | undefined; value?: string | undefined }[];
  /** For a service's task. */
  readonly service?: LiveService;
  readonly deployment?: LiveDeployment;
}

export interface LiveTask {
  readonly arn: string;
  readonly id: string;
  readonly order: TaskOrder;
  readonly ip: string;
  readonly interfaceId: string;
  readonly attachmentId: string;
  readonly zone: string;
  readonly containers: readonly LiveContainer[];
  readonly targets: Target[];
  readonly createdAt: number;
  lastStatus: TaskStatus;
  desiredStatus: 'RUNNING' | 'STOPPED';
  version: number;
  pullStartedAt?: number;
  pullStoppedAt?: number;
  startedAt?: number;
  stoppingAt?: number;
  executionStoppedAt?: number;
  stoppedAt?: number;
  stop?: Stop;
}

export interface Stop {
  readonly code: TaskStopCode;
  readonly reason: string;
}

export interface LiveContainer {
  readonly definition: ContainerDefinition;
  readonly arn: string;
  readonly runtimeId: string;
  /** `creating` is a process that has been asked for and does not exist yet. */
  status: 'PENDING' | 'creating' | 'RUNNING' | 'STOPPED';
  startedAt?: number;
  exitCode?: number;
  reason?: string;
  /** By its definition's `healthCheck`; absent before a verdict, and without one. */
  health?: 'HEALTHY' | 'UNHEALTHY';
  /** In a row; absent without a `healthCheck`. */
  failedChecks?: number;
  running?: Running;
  log?: LogStream;
}

/** A started container, whatever runs it. */
export interface Running extends Pick<RunningContainer, 'stop' | 'port' | 'check'> {
  readonly answer?: Answer | undefined;
  readonly health?: Health | undefined;
  /** How the health checks of a record end; by default they pass. */
  readonly checks?: Health | undefined;
}

/** Good enough to count for a deployment: RUNNING, healthy behind its load balancer and by its own checks. */
export function serves(task: LiveTask): boolean {
  const checked = task.containers.every(
    ({ failedChecks, health }) => failedChecks === undefined || health === 'HEALTHY',
  );
  return (
    checked && task.lastStatus === 'RUNNING' && task.targets.every((target) => target.state === 'healthy')
  );
}

/** What its essential containers with a check say together. */
export function healthOf(task: LiveTask): 'UNKNOWN' | 'HEALTHY' | 'UNHEALTHY' {
  const checked = task.containers.filter(
    ({ definition }) => definition.essential !== false && definition.healthCheck !== undefined,
  );
  if (checked.some(({ health }) => health === 'UNHEALTHY')) return 'UNHEALTHY';
  return checked.length > 0 && checked.every(({ health }) => health === 'HEALTHY') ? 'HEALTHY' : 'UNKNOWN';
}

export function isAlive(task: LiveTask): boolean {
  return task.desiredStatus === 'RUNNING';
}
