import type { Target } from '../target-health/target.ts';
import { isAlive } from './live-task.ts';
import type { Model } from './model.ts';
import { notice, taskFailed } from './scheduler.ts';
import { say } from './service-events.ts';
import { stopTask } from './stop.ts';

/** After each health check of a target: the scheduler replaces the unhealthy once their grace is over. */
export function targetChecked(model: Model, target: Target): void {
  const task = model.tasks.ever.findLast((one) => one.arn === target.taskArn);
  const { service, deployment } = task?.order ?? {};
  if (!task || !service || !isAlive(task)) return;
  if (target.passes === target.settings.healthyThreshold) {
    const breaker = service.settings.deploymentConfiguration?.deploymentCircuitBreaker;
    if (deployment && breaker?.resetOnHealthyTask !== false) deployment.failedTasks = 0;
    notice(model, service);
  }
  const grace = (service.settings.healthCheckGracePeriodSeconds ?? 0) * 1000;
  const graceOver = task.startedAt !== undefined && model.timeline.now() >= task.startedAt + grace;
  if (target.state !== 'unhealthy' || !graceOver) return;
  say(
    model,
    service,
    `(port ${target.port}) is unhealthy in (target-group ${target.groupArn}) due to (reason ${target.description})`,
  );
  const reason = `Task failed ELB health checks in (target-group ${target.groupArn})`;
  stopTask(model, task, { code: 'ServiceSchedulerInitiated', reason });
  taskFailed(model, task, 'health');
}
