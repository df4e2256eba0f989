import { Failure } from '../model/failure.ts';
import { Interruption } from '../model/interruption.ts';
import type { TaskNetwork } from '../model/stack-outputs.ts';
import type { TaskDefinition } from '../model/task-definition.ts';
import { containerOf } from '../model/task-definition.ts';
import type { TaskVerdict } from '../model/task-verdict.ts';
import { judgeTask, migrationInProgress } from '../model/task-verdict.ts';
import type { TaskRun, TaskState } from '../ports.ts';
import type { Ground } from './ground.ts';
import { followTaskLog, type TaskLogFollower } from './task-log.ts';

const FIRST_LOOKS_MS = 1_000;
/** DescribeTasks can say MISSING right after RunTask. */
const MISSING_FOR_MS = 60_000;
const REFUSED_RETRIES = 3;
const REFUSED_PAUSE_MS = 10_000;

export interface OneOffTask {
  readonly cluster: string;
  readonly taskDefinition: string;
  readonly definition: TaskDefinition;
  /** The container to judge; `migrate` by the contract. */
  readonly container: string;
  readonly network: TaskNetwork;
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly clientToken: string;
  readonly startedBy: string;
}

export interface TaskEnd {
  readonly verdict: Exclude<TaskVerdict, { kind: 'running' }>;
  readonly task: string;
  /** The last lines that it wrote, oldest first. */
  readonly lines: readonly string[];
}

/**
 * Runs one task to its end, or is given the one that the same client token started before.
 * Nothing on the server ends it in time, so an interruption stops it, unless it is in the middle of a migration.
 */
export async function runOneOffTask(ground: Ground, wish: OneOffTask): Promise<TaskEnd> {
  const task = await startOrAdopt(ground, wish);
  const follower = followTaskLog(ground.world, wish.definition, wish.container, task);
  try {
    const ended = await waitForEnd(ground, wish, task, follower);
    await follower.drain();
    return { verdict: ended, task, lines: follower.lastLines() };
  } catch (error) {
    if (error instanceof Interruption) throw await interrupted(ground, wish, task, follower, error);
    throw error;
  }
}

async function startOrAdopt({ world }: Ground, wish: OneOffTask): Promise<string> {
  const run: TaskRun = {
    taskDefinition: wish.taskDefinition,
    network: wish.network,
    container: wish.container,
    command: wish.command,
    environment: wish.environment,
    clientToken: wish.clientToken,
    startedBy: wish.startedBy,
  };
  for (let tries = 1; ; tries += 1) {
    const answer = await world.ecs.runTask(wish.cluster, run);
    if (answer.kind === 'started') return answer.task.arn;
    if (answer.kind === 'conflict') {
      const [adopted] = answer.tasks;
      if (adopted !== undefined) return adopted;
      throw new Failure(
        'ECS knows this attempt under other parameters, and no task of it.',
        'Run this again in 24 hours, or deploy a new commit.',
      );
    }
    if (tries > REFUSED_RETRIES) {
      throw new Failure(
        `ECS started no task: ${answer.failures.join('; ')}.`,
        'For want of capacity, run this again later; otherwise mend what the reason names.',
      );
    }
    world.log.line(`ECS started no task yet: ${answer.failures.join('; ')}`);
    await world.clock.sleep(REFUSED_PAUSE_MS);
  }
}

async function waitForEnd(
  { world }: Ground,
  wish: OneOffTask,
  arn: string,
  follower: TaskLogFollower,
): Promise<TaskEnd['verdict']> {
  const startedAt = world.clock.now();
  let seen: TaskState | undefined;
  for (;;) {
    const [task] = await world.ecs.tasks(wish.cluster, [arn]);
    seen = task ?? seen;
    if (task) {
      const verdict = judgeTask(task, containerName(wish));
      if (verdict.kind !== 'running') return verdict;
      await follower.read();
    } else if (world.clock.now() - startedAt > MISSING_FOR_MS) {
      return {
        kind: 'failed',
        exitCode: null,
        reason: `ECS does not know the task ${arn}; how it ended cannot be known`,
      };
    }
    await world.clock.sleep(FIRST_LOOKS_MS);
  }
}

function containerName(wish: OneOffTask): string {
  return containerOf(wish.definition, 'migrate')?.name ?? wish.container;
}

async function interrupted(
  ground: Ground,
  wish: OneOffTask,
  arn: string,
  follower: TaskLogFollower,
  error: Interruption,
): Promise<unknown> {
  if (error.kind === 'lease-lost') return error;
  const inProgress = migrationInProgress(follower.lastLines());
  if (inProgress !== undefined) {
    ground.journal.notice(
      `${inProgress} was being applied; its task is left to finish, because cutting it may leave half of it behind. The next run takes it up: ${arn}`,
    );
    return error;
  }
  await ground.lease.undoWorld.ecs.stopTask(wish.cluster, arn, error.message).catch((stopError: unknown) => {
    ground.journal.notice(`The task ${arn} could not be stopped: ${String(stopError)}`);
  });
  return error;
}
