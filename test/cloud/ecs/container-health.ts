import type { HealthCheck } from '@aws-sdk/client-ecs';
import type { LiveContainer, LiveTask } from './live-task.ts';
import { healthOf, isAlive } from './live-task.ts';
import type { Model } from './model.ts';
import { notice, taskFailed } from './scheduler.ts';
import { say } from './service-events.ts';
import { stopTask } from './stop.ts';

/** ECS's own, where a definition does not say. */
export const USUAL_HEALTH_CHECK = { interval: 30, timeout: 5, retries: 3 } as const;

/** From now on the container is asked by its definition's `healthCheck`, the first time after one interval. */
export function watchHealth(model: Model, task: LiveTask, container: LiveContainer): void {
  const { healthCheck } = container.definition;
  const [form] = healthCheck?.command ?? [];
  if (!healthCheck || form === undefined || form === 'NONE') return;
  container.failedChecks = 0;
  later(model, task, container, { ...USUAL_HEALTH_CHECK, ...healthCheck });
}

function later(model: Model, task: LiveTask, container: LiveContainer, check: HealthCheck): void {
  model.timeline.after((check.interval ?? 0) * 1000, () => {
    const { running } = container;
    if (!isAlive(task) || container.status !== 'RUNNING' || !running) return;
    const count = (passed: boolean) => {
      counted(model, task, container, check, passed);
      later(model, task, container, check);
    };
    if (running.check === undefined) {
      count(passesAt(model, container));
      return;
    }
    // The command of a process takes real time: its end becomes an event of its own.
    void running
      .check(check.command ?? [], (check.timeout ?? 0) * 1000)
      .then((passed) => model.timeline.soon(() => count(passed)));
  });
}

function passesAt(model: Model, { running, startedAt = 0 }: LiveContainer): boolean {
  const health = running?.checks ?? 'passes';
  const age = model.timeline.now() - startedAt;
  if (typeof health === 'string') return health === 'passes';
  return 'passesAfter' in health ? age >= health.passesAfter : age < health.failsAfter;
}

/** One success makes a container HEALTHY, also in its start period; only failures after it count. */
function counted(
  model: Model,
  task: LiveTask,
  container: LiveContainer,
  check: HealthCheck,
  passed: boolean,
): void {
  if (!isAlive(task) || container.status !== 'RUNNING') return;
  const before = healthOf(task);
  const age = model.timeline.now() - (container.startedAt ?? 0);
  if (passed) {
    container.failedChecks = 0;
    container.health = 'HEALTHY';
  } else if (container.health === 'HEALTHY' || age > (check.startPeriod ?? 0) * 1000) {
    container.failedChecks = (container.failedChecks ?? 0) + 1;
    if (container.failedChecks >= (check.retries ?? 0)) container.health = 'UNHEALTHY';
  }
  const now = healthOf(task);
  if (now !== before) changed(model, task, now);
}

function changed(model: Model, task: LiveTask, health: ReturnType<typeof healthOf>): void {
  task.version += 1;
  const { service } = task.order;
  if (!service) return;
  notice(model, service);
  if (health !== 'UNHEALTHY') return;
  say(model, service, `(task ${task.id}) failed container health checks.`);
  stopTask(model, task, { code: 'ServiceSchedulerInitiated', reason: 'Task failed container health checks' });
  taskFailed(model, task, 'health');
}
