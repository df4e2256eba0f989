import { breakerThreshold } from './circuit-breaker.ts';
import { completeDeployment, rollBack } from './deployments.ts';
import type { LiveDeployment, LiveService } from './live-service.ts';
import type { LiveTask } from './live-task.ts';
import { isAlive, serves } from './live-task.ts';
import type { Model } from './model.ts';
import { draw } from './model.ts';
import { place } from './placement.ts';
import type { Count } from './rolling.ts';
import { nextMoves } from './rolling.ts';
import { say } from './service-events.ts';
import { stopTask } from './stop.ts';

/** Something changed: the scheduler looks at the service a little later. */
export function notice(model: Model, service: LiveService): void {
  if (service.noticed) return;
  service.noticed = true;
  model.timeline.after(draw(model, 'scheduler'), () => {
    service.noticed = false;
    look(model, service);
  });
}

/** One look: stop what is too much, start what is missing, judge the deployment. */
function look(model: Model, service: LiveService): void {
  const primary = service.deployments[0];
  if (service.status !== 'ACTIVE' || !primary) {
    dismiss(model, service);
    return;
  }
  const tasks = model.tasks.ofService(service).filter(isAlive);
  const fresh = tasks.filter((task) => task.order.deployment?.id === primary.id);
  const old = tasks.filter((task) => task.order.deployment?.id !== primary.id);
  const { minimumHealthyPercent = 100, maximumPercent = 200 } =
    service.settings.deploymentConfiguration ?? {};
  const moves = nextMoves({
    desired: service.desired,
    minimumPercent: minimumHealthyPercent,
    maximumPercent,
    fresh: count(fresh),
    old: count(old),
    mayLaunch: primary.rollout !== 'FAILED',
  });
  const inReverse = fresh.toSorted(
    (one, other) => Number(serves(one)) - Number(serves(other)) || other.createdAt - one.createdAt,
  );
  retire(model, service, inReverse.slice(0, moves.stopFresh));
  retire(model, service, old.filter((task) => !serves(task)).slice(0, moves.stopOldWaiting));
  retire(model, service, old.filter(serves).slice(0, moves.stopOldServing));
  place(model, service, primary, moves.launch);
  judge(model, service, primary);
}

/** A task of a deployment failed: it did not start, or its health checks failed. */
export function taskFailed(model: Model, task: LiveTask, how: 'start' | 'health'): void {
  const { deployment, service } = task.order;
  if (!deployment || !service) return;
  if (how === 'start' && deployment.everRan) return;
  deployment.failedTasks += 1;
  deployment.updatedAt = model.timeline.now();
  deployment.pauseUntil = model.timeline.now() + pauseAfter(deployment.failedTasks);
  const threshold = breakerThreshold(
    service.settings.deploymentConfiguration?.deploymentCircuitBreaker,
    service.desired,
  );
  const judged =
    deployment.rollout === 'IN_PROGRESS' && !deployment.rollback && deployment === service.deployments[0];
  if (judged && deployment.failedTasks >= threshold) trip(model, service, deployment);
  notice(model, service);
}

/** The scheduler tries again more slowly after each failure; milliseconds. */
function pauseAfter(failures: number): number {
  return failures < 3 ? 0 : Math.min(60_000, (failures - 2) * 5_000);
}

function trip(model: Model, service: LiveService, deployment: LiveDeployment): void {
  deployment.rollout = 'FAILED';
  deployment.rolloutReason = 'ECS deployment circuit breaker: tasks failed to start.';
  say(model, service, `(deployment ${deployment.id}) deployment failed: tasks failed to start.`);
  if (service.settings.deploymentConfiguration?.deploymentCircuitBreaker?.rollback) rollBack(model, service);
}

function retire(model: Model, service: LiveService, tasks: readonly LiveTask[]): void {
  if (tasks.length === 0) return;
  for (const task of tasks) {
    const reason = `Scaling activity initiated by (deployment ${task.order.deployment?.id})`;
    stopTask(model, task, { code: 'ServiceSchedulerInitiated', reason });
  }
  service.steady = false;
  const names = tasks.map((task) => `(task ${task.id})`).join(' ');
  say(model, service, `has stopped ${tasks.length} running tasks: ${names}.`);
}

function judge(model: Model, service: LiveService, primary: LiveDeployment): void {
  const remaining = model.tasks.ofService(service).filter((task) => task.lastStatus !== 'STOPPED');
  service.deployments = service.deployments.filter(
    (deployment) =>
      deployment === primary || remaining.some((task) => task.order.deployment?.id === deployment.id),
  );
  const serving = remaining.filter(
    (task) => isAlive(task) && task.order.deployment?.id === primary.id && serves(task),
  );
  const alive = remaining.filter(isAlive);
  if (serving.length !== service.desired || alive.length !== service.desired) return;
  if (primary.rollout === 'IN_PROGRESS' && service.deployments.length === 1) {
    completeDeployment(model, service, primary);
  }
  if (!service.steady && primary.rollout === 'COMPLETED') {
    service.steady = true;
    say(model, service, 'has reached a steady state.');
  }
}

function dismiss(model: Model, service: LiveService): void {
  const tasks = model.tasks.ofService(service).filter((task) => task.lastStatus !== 'STOPPED');
  retire(model, service, tasks.filter(isAlive));
  if (tasks.length > 0 || service.status !== 'DRAINING') return;
  service.status = 'INACTIVE';
  service.deployments = [];
}

function count(tasks: readonly LiveTask[]): Count {
  const serving = tasks.filter(serves).length;
  return { serving, waiting: tasks.length - serving };
}
