import type { Deployment, ServiceState, TargetHealth, TaskState } from '../../../src/ports.ts';
import type { StartCase } from './start-case.ts';

export const TASK_DEFINITION = 'arn:aws:ecs:eu-central-1:123456789012:task-definition/web:2';
export const DEPLOYMENT = 'ecs-svc/2';
export const TASKS = 2;

/** What ECS says of the service at a moment of its timetable; before 0 it stands empty. */
export function serviceAt(start: StartCase, now: number): ServiceState {
  const deployment = deploymentAt(start, now);
  return {
    service: 'web',
    status: 'ACTIVE',
    taskDefinition: deployment.taskDefinition,
    desired: deployment.desired,
    running: deployment.running,
    pending: deployment.pending,
    deployments: [deployment],
    events: eventsAt(start, now),
  };
}

function deploymentAt(start: StartCase, now: number): Deployment {
  const { running, pending } = countsAt(start, now);
  const { failure } = start;
  const failedTasks = failure?.ran === 0 && now >= failure.at ? 1 : 0;
  return {
    id: DEPLOYMENT,
    status: 'PRIMARY',
    taskDefinition: TASK_DEFINITION,
    desired: TASKS,
    running,
    pending,
    failedTasks,
    rollout: !failure && now >= start.stableAt ? 'COMPLETED' : 'IN_PROGRESS',
  };
}

/** The good task runs a little before the other one. */
function countsAt(start: StartCase, now: number): { running: number; pending: number } {
  const { failure, runningAt } = start;
  if (!failure) return now >= runningAt ? { running: 2, pending: 0 } : { running: 0, pending: 2 };
  const good = now >= Math.min(runningAt, Math.max(0, failure.at - failure.ran - 3_000)) ? 1 : 0;
  const rest = 1 - good;
  if (now < failure.at) {
    const runs = failure.ran > 0 && now >= failure.at - failure.ran;
    return { running: good + (runs ? 1 : 0), pending: rest + (runs ? 0 : 1) };
  }
  return { running: good, pending: rest + (now >= failure.replacedAt ? 1 : 0) };
}

/** Newest first, as ECS words them. */
function eventsAt({ failure }: StartCase, now: number): ServiceState['events'] {
  const began = { at: 0, message: '(service web) has started 2 tasks: (task 1) (task 2).' };
  if (!failure || now < failure.replacedAt) return [began];
  return [{ at: failure.replacedAt, message: '(service web) has started 1 tasks: (task 3).' }, began];
}

export function stoppedAt({ failure }: StartCase, now: number): readonly TaskState[] {
  if (!failure || now < failure.at) return [];
  return [
    {
      arn: 'arn:aws:ecs:eu-central-1:123456789012:task/shop/1',
      taskDefinition: TASK_DEFINITION,
      lastStatus: 'STOPPED',
      desiredStatus: 'STOPPED',
      startedBy: DEPLOYMENT,
      stopCode: failure.ran > 0 ? 'EssentialContainerExited' : 'TaskFailedToStart',
      stoppedReason: 'Essential container in task exited',
      containers: [],
    },
  ];
}

export function healthAt(start: StartCase, now: number): readonly TargetHealth[] {
  const state = !start.failure && now >= start.healthyAt ? 'healthy' : 'initial';
  return ['1', '2'].map((target) => ({ target, state }));
}
