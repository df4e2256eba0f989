import { Failure } from '../model/failure.ts';
import { Interruption } from '../model/interruption.ts';
import type { MigrationReport } from '../model/migration-report.ts';
import type { Release } from '../model/release.ts';
import type { TaskDefinition } from '../model/task-definition.ts';
import type { TaskVerdict } from '../model/task-verdict.ts';
import { judgeTask, migrationInProgress } from '../model/task-verdict.ts';
import type { TaskRun, TaskState } from '../ports.ts';
import type { Ground } from './ground.ts';
import { ofMemory } from './stopped-task.ts';
import { followTaskLog, type TaskLogFollower } from './task-log.ts';

const FIRST_LOOKS_MS = 1_000;
/** DescribeTasks can say MISSING right after RunTask. */
const MISSING_FOR_MS = 60_000;
const REFUSED_RETRIES = 3;
const REFUSED_PAUSE_MS = 10_000;

/** The container to run in and to judge, by the contract. */
const CONTAINER = 'migrate';

/** A command in a release's migrate container. */
export interface OneOffTask {
  /** The revision to run, and what it says. */
  readonly taskDefinition: string;
  readonly definition: TaskDefinition;
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly clientToken: string;
  readonly startedBy: string;
  /** With the guard's report, or with whatever the command says last. */
  readonly ends: 'report' | 'quiet';
}

export interface TaskEnd {
  readonly verdict: Exclude<TaskVerdict, { kind: 'running' }>;
  readonly task: string;
  /** The last lines that it wrote, oldest first. */
  readonly lines: readonly string[];
  /** What the guard said, where it stood before the command. */
  readonly report?: MigrationReport;
}

/** The last part of its ARN, by which ECS's console and logs know a task too. */
export function taskId(arn: string): string {
  return arn.split('/').at(-1) ?? arn;
}

/** @throws Failure when the line is so old that the ledger has dropped it. */
export function migrateDefinition({ definitions, release }: Release): TaskDefinition {
  if (definitions.migrate) return definitions.migrate;
  throw new Failure(`The ledger keeps no migrate definition of ${release}.`, 'Deploy a newer commit.');
}

/**
 * Runs one task of a release to its end, or is given the one that the same client token started before.
 * Nothing on the server ends it in time, so an interruption stops it, unless it is in the middle of a migration.
 */
export async function runOneOffTask(ground: Ground, line: Release, wish: OneOffTask): Promise<TaskEnd> {
  const { cluster } = line.shared;
  const task = await startOrAdopt(ground, line, wish);
  const follower = followTaskLog(ground.world, wish.definition, CONTAINER, task);
  try {
    const ended = await waitForEnd(ground, cluster, task, follower);
    // What never started has nothing to say.
    const silent = ended.kind === 'failed' && ended.exitCode === null;
    await follower.drain(silent ? 'quiet' : wish.ends);
    const report = follower.report();
    return {
      verdict: withMemory(ended, wish.definition),
      task,
      lines: follower.lastLines(),
      ...(report ? { report } : {}),
    };
  } catch (error) {
    if (error instanceof Interruption) throw await interrupted(ground, cluster, task, follower, error);
    throw error;
  }
}

function withMemory(verdict: TaskEnd['verdict'], definition: TaskDefinition): TaskEnd['verdict'] {
  if (verdict.kind !== 'failed') return verdict;
  const memory = ofMemory({ ...verdict, name: CONTAINER }, definition);
  return memory === undefined ? verdict : { ...verdict, reason: `${verdict.reason}: ${memory}` };
}

async function startOrAdopt({ world }: Ground, line: Release, wish: OneOffTask): Promise<string> {
  const run: TaskRun = {
    taskDefinition: wish.taskDefinition,
    network: line.outputs.task_network,
    container: CONTAINER,
    command: wish.command,
    environment: wish.environment,
    clientToken: wish.clientToken,
    startedBy: wish.startedBy,
  };
  for (let tries = 1; ; tries += 1) {
    const answer = await world.ecs.runTask(line.shared.cluster, run);
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
  cluster: string,
  arn: string,
  follower: TaskLogFollower,
): Promise<TaskEnd['verdict']> {
  const startedAt = world.clock.now();
  let seen: TaskState | undefined;
  for (;;) {
    const [task] = await world.ecs.tasks(cluster, [arn]);
    seen = task ?? seen;
    if (task) {
      const verdict = judgeTask(task, CONTAINER);
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

async function interrupted(
  ground: Ground,
  cluster: string,
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
  await ground.lease.undoWorld.ecs.stopTask(cluster, arn, error.message).catch((stopError: unknown) => {
    ground.journal.notice(`The task ${arn} could not be stopped: ${String(stopError)}`);
  });
  return error;
}
