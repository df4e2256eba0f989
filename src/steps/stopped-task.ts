import type { ServiceRole, TaskDefinition } from '../model/task-definition.ts';
import { memoryOf } from '../model/task-definition.ts';
import type { ContainerState, TaskState } from '../ports.ts';
import type { Ground } from './ground.ts';
import { followTaskLog } from './task-log.ts';

const SHOWN_LINES = 20;

/** The first task of this deployment that stopped by itself. Tasks that ECS drained for a newer deployment do not count. */
export async function firstStoppedTask(
  { world }: Ground,
  cluster: string,
  service: string,
  deployment: string,
): Promise<TaskState | undefined> {
  const stopped = await world.ecs.serviceTasks(cluster, service, 'STOPPED');
  return stopped.find((task) => task.startedBy === deployment);
}

/** Its reason in ECS's words, and what it wrote last. */
export async function whyItStopped(
  { world }: Ground,
  task: TaskState,
  role: ServiceRole,
): Promise<{ readonly reason: string; readonly lines: readonly string[] }> {
  const main = task.containers.find((container) => container.name === role);
  const exit = main?.exitCode === null || main === undefined ? undefined : `exit code ${main.exitCode}`;
  const definition = await world.ecs.taskDefinition(task.taskDefinition);
  const reason = [exit, task.stopCode, task.stoppedReason, main?.reason, ofMemory(main, definition)]
    .filter((text) => text !== undefined && text !== '')
    .join(': ');
  const follower = followTaskLog(world, definition, role, task.arn);
  await follower.drain('quiet');
  return {
    reason: reason === '' ? 'a task stopped without a reason' : reason,
    lines: follower.lastLines().slice(-SHOWN_LINES),
  };
}

/** ECS says that it was killed, and not how much it had. */
export function ofMemory(
  container: Pick<ContainerState, 'name' | 'exitCode' | 'reason'> | undefined,
  definition: TaskDefinition,
): string | undefined {
  if (!container || (container.exitCode !== 137 && !container.reason?.includes('OutOfMemory')))
    return undefined;
  const memory = memoryOf(definition, container.name);
  return memory && `it had ${memory} MiB of memory`;
}
