import type { Color } from './color.ts';

/** What tasks started by the action run in: subnets, security groups, public address. */
export interface TaskNetwork {
  readonly subnets: readonly string[];
  readonly security_groups: readonly string[];
  readonly assign_public_ip: boolean;
}

/** Outputs of the shared stack; the contract of infra/README.md, the same for every engine. */
export interface SharedOutputs {
  readonly region: string;
  readonly account_id: string;
  /** Name of the ECS cluster. */
  readonly cluster: string;
  readonly alarm_names: readonly string[];
  /** Further outputs pass from shared to the colour's stack unread. */
  readonly [output: string]: unknown;
}

/** Outputs of one colour's stack. */
export interface ColorOutputs {
  readonly color: Color;
  readonly load_balancer_dns_name: string;
  readonly load_balancer_arn: string;
  readonly target_group_arn: string;
  /** Service names inside the cluster; null where the environment has none. */
  readonly web_service: string;
  readonly worker_service: string | null;
  readonly beat_service: string | null;
  /** Task definition ARNs of the image that was applied last. */
  readonly web_task_definition: string;
  readonly worker_task_definition: string | null;
  readonly beat_task_definition: string | null;
  readonly migrate_task_definition: string;
  readonly web_min: number;
  readonly web_max: number;
  readonly worker_min: number;
  readonly task_network: TaskNetwork;
  readonly alarm_names: readonly string[];
}
