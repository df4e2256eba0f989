import type { LiveContainer, LiveTask, Stop } from './live-task.ts';
import { isAlive } from './live-task.ts';
import type { Model } from './model.ts';
import { draw } from './model.ts';
import { notice, taskFailed } from './scheduler.ts';

/** Until SIGKILL, where a container has no `stopTimeout`. */
const USUAL_STOP_TIMEOUT_S = 30;
/** ECS remembers a stopped task for about an hour. */
const MEMORY_MS = 3_600_000;

/** Somebody wants the task to end: targets drain first, then SIGTERM, then SIGKILL. */
export function stopTask(model: Model, task: LiveTask, stop: Stop): void {
  if (!isAlive(task)) return;
  doom(model, task, stop);
  const farewell = Math.max(0, ...task.targets.map((target) => target.settings.deregistrationDelayMs));
  if (farewell === 0 || !task.containers.some((container) => container.status === 'RUNNING')) {
    signal(model, task);
    return;
  }
  task.lastStatus = 'DEACTIVATING';
  model.timeline.after(farewell, () => {
    if (task.lastStatus === 'DEACTIVATING') signal(model, task);
  });
}

/** The task never got as far as running: containers that did not start have no exit code. */
export function failToStart(model: Model, task: LiveTask, reason: string): void {
  if (!isAlive(task)) return;
  doom(model, task, { code: 'TaskFailedToStart', reason });
  signal(model, task);
}

export function containerExited(
  model: Model,
  task: LiveTask,
  container: LiveContainer,
  exitCode: number,
  reason: string | undefined,
): void {
  container.status = 'STOPPED';
  container.exitCode = exitCode;
  if (reason !== undefined) container.reason = reason;
  if (container.log) model.logs.end(container.log);
  if (container.definition.essential !== false && isAlive(task)) {
    doom(model, task, {
      code: 'EssentialContainerExited',
      reason: 'Essential container in task exited',
    });
    signal(model, task);
    return;
  }
  leaveWhenEmpty(model, task);
}

function doom(model: Model, task: LiveTask, stop: Stop): void {
  task.desiredStatus = 'STOPPED';
  task.stoppingAt = model.timeline.now();
  task.stop = stop;
  task.version += 1;
  for (const target of task.targets) model.targets.deregister(target);
  if (task.order.service) notice(model, task.order.service);
}

function signal(model: Model, task: LiveTask): void {
  task.lastStatus = 'STOPPING';
  for (const container of task.containers) {
    if (container.status === 'PENDING') container.status = 'STOPPED';
    if (container.status !== 'RUNNING') continue;
    const timeout = container.definition.stopTimeout ?? USUAL_STOP_TIMEOUT_S;
    container.running?.stop('SIGTERM');
    model.timeline.after(timeout * 1000, () => {
      if (container.status === 'RUNNING') container.running?.stop('SIGKILL');
    });
  }
  leaveWhenEmpty(model, task);
}

export function leaveWhenEmpty(model: Model, task: LiveTask): void {
  const left = task.containers.some((one) => one.status === 'RUNNING' || one.status === 'creating');
  if (left || isAlive(task) || task.lastStatus === 'DEPROVISIONING' || task.lastStatus === 'STOPPED') return;
  task.lastStatus = 'DEPROVISIONING';
  task.executionStoppedAt = model.timeline.now();
  model.timeline.after(draw(model, 'deprovisioning'), () => rest(model, task));
}

function rest(model: Model, task: LiveTask): void {
  task.lastStatus = 'STOPPED';
  task.stoppedAt = model.timeline.now();
  task.version += 1;
  for (const { log } of task.containers) if (log) model.logs.release(log);
  const byItself = task.stop?.code === 'TaskFailedToStart' || task.stop?.code === 'EssentialContainerExited';
  if (task.startedAt === undefined && byItself) taskFailed(model, task, 'start');
  if (task.order.service) notice(model, task.order.service);
  model.timeline.after(MEMORY_MS, () => model.tasks.forget(task));
}
