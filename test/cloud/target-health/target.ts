import type {
  TargetHealthReasonEnum,
  TargetHealthStateEnum,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Answer, Health } from '../ecs/behaviour.ts';
import type { TargetGroupSettings } from './target-group.ts';

/** What stands behind a target: a process that listens on this machine, or a record. */
export type Backend =
  | { readonly kind: 'process'; readonly port: number }
  | {
      readonly kind: 'record';
      readonly answer: Answer | undefined;
      readonly health: Health | undefined;
      /** When the container started. */
      readonly since: number;
    };

export interface Target {
  readonly groupArn: string;
  readonly taskArn: string;
  readonly ip: string;
  readonly port: number;
  readonly backend: Backend;
  readonly settings: TargetGroupSettings;
  state: TargetHealthStateEnum;
  reason?: TargetHealthReasonEnum;
  description?: string;
  /** Consecutive results of one kind. */
  passes: number;
  fails: number;
}

/** How one health check ended. */
export type CheckResult =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'no-connection' };
