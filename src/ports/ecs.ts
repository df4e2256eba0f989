import type { TaskNetwork } from '../model/stack-outputs.ts';
import type { TaskDefinition } from '../model/task-definition.ts';

export interface Deployment {
  readonly id: string;
  readonly status: 'PRIMARY' | 'ACTIVE' | 'INACTIVE';
  readonly taskDefinition: string;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  readonly failedTasks: number;
  readonly rollout: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  readonly rolloutReason?: string;
}

export interface ServiceState {
  /** The service's name. */
  readonly service: string;
  readonly status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  readonly taskDefinition: string;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  readonly deployments: readonly Deployment[];
  /** Newest first. */
  readonly events: readonly { readonly at: number; readonly message: string }[];
}

export interface ContainerState {
  readonly name: string;
  readonly status: string;
  /** Null when the container never started. */
  readonly exitCode: number | null;
  readonly reason?: string;
  /** By the health check of its definition; UNKNOWN before a verdict, and without one. */
  readonly health?: 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN';
}

export interface TaskState {
  readonly arn: string;
  readonly taskDefinition: string;
  readonly lastStatus: string;
  readonly desiredStatus: string;
  /** A service's tasks carry the id of the deployment that started them. */
  readonly startedBy?: string;
  readonly stopCode?: string;
  readonly stoppedReason?: string;
  readonly containers: readonly ContainerState[];
}

export interface TaskRun {
  readonly taskDefinition: string;
  readonly network: TaskNetwork;
  readonly container: string;
  /** Replaces the container's command when given. */
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** At most 64 ASCII characters; the same token within 24 h gives the same task. */
  readonly clientToken: string;
  readonly startedBy: string;
}

export type TaskRunAnswer =
  | { readonly kind: 'started'; readonly task: TaskState }
  /** HTTP 200 without a task, for example for want of capacity. */
  | { readonly kind: 'refused'; readonly failures: readonly string[] }
  /** The token was used with other parameters: these are the tasks it started. */
  | { readonly kind: 'conflict'; readonly tasks: readonly string[] };

export interface ServiceEdit {
  readonly desired?: number;
  readonly taskDefinition?: string;
  readonly newDeployment?: boolean;
}

export interface Ecs {
  /** Services that do not exist are absent from the answer. At most ten names. */
  services(cluster: string, names: readonly string[]): Promise<readonly ServiceState[]>;
  updateService(cluster: string, service: string, edit: ServiceEdit): Promise<ServiceState>;
  serviceTasks(
    cluster: string,
    service: string,
    status: 'RUNNING' | 'STOPPED',
  ): Promise<readonly TaskState[]>;
  /** ARNs that ECS does not know (not yet, or no more) are absent from the answer. */
  tasks(cluster: string, arns: readonly string[]): Promise<readonly TaskState[]>;
  runTask(cluster: string, run: TaskRun): Promise<TaskRunAnswer>;
  stopTask(cluster: string, arn: string, reason: string): Promise<void>;
  taskDefinition(arn: string): Promise<TaskDefinition>;
  /** @returns the new revision's ARN. */
  registerTaskDefinition(definition: TaskDefinition): Promise<string>;
}
