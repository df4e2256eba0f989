import { commandOf, environmentOf } from './container-overrides.ts';
import type { LiveTask } from './live-task.ts';

/** One task for the record: what it ran, when, and how it ended. Milliseconds since the epoch. */
export interface RanTask {
  readonly arn: string;
  /** `service:<name>` or `family:<family>`. */
  readonly group: string;
  readonly taskDefinition: string;
  readonly startedBy: string | undefined;
  readonly createdAt: number;
  readonly startedAt: number | undefined;
  readonly stoppedAt: number | undefined;
  readonly status: string;
  readonly stopCode: string | undefined;
  readonly stoppedReason: string | undefined;
  readonly containers: readonly {
    readonly name: string;
    readonly image: string;
    readonly command: readonly string[] | undefined;
    readonly environment: Readonly<Record<string, string>>;
    readonly startedAt: number | undefined;
    readonly exitCode: number | undefined;
    /** All that it printed, whether it can be read yet or not; empty without a log configuration. */
    readonly printed: readonly string[];
  }[];
}

export function ranTask(task: LiveTask): RanTask {
  return {
    arn: task.arn,
    group: task.order.group,
    taskDefinition: task.order.revision.arn,
    startedBy: task.order.startedBy,
    createdAt: task.createdAt,
    startedAt: task.startedAt,
    stoppedAt: task.stoppedAt,
    status: task.lastStatus,
    stopCode: task.stop?.code,
    stoppedReason: task.stop?.reason,
    containers: task.containers.map((container) => ({
      name: container.definition.name ?? '',
      image: container.definition.image ?? '',
      command: commandOf(task, container),
      environment: environmentOf(task, container),
      startedAt: container.startedAt,
      exitCode: container.exitCode,
      printed: (container.log?.events ?? []).map((event) => event.message),
    })),
  };
}
