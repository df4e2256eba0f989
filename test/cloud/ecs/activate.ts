import type { Backend } from '../target-health/target.ts';
import type { LiveContainer, LiveTask } from './live-task.ts';
import { isAlive } from './live-task.ts';
import type { Model } from './model.ts';
import { draw } from './model.ts';
import { notice } from './scheduler.ts';
import { say } from './service-events.ts';

/** All containers are started: on to the load balancer, then RUNNING. */
export function activateWhenStarted(model: Model, task: LiveTask): void {
  const waiting = task.containers.some((one) => one.status === 'PENDING' || one.status === 'creating');
  if (waiting || task.lastStatus !== 'PENDING') return;
  task.lastStatus = 'ACTIVATING';
  task.version += 1;
  model.timeline.after(0, () => register(model, task));
  model.timeline.after(draw(model, 'activating'), () => run(model, task));
}

async function register(model: Model, task: LiveTask): Promise<void> {
  const { service } = task.order;
  for (const { targetGroupArn, containerName, containerPort } of service?.settings.loadBalancers ?? []) {
    const container = task.containers.find((one) => one.definition.name === containerName);
    const backend = container && backendOf(container);
    if (!isAlive(task) || !service || !backend || !targetGroupArn) continue;
    const target = {
      groupArn: targetGroupArn,
      taskArn: task.arn,
      ip: task.ip,
      port: containerPort ?? 0,
      backend,
    };
    task.targets.push(await model.targets.register(target));
    say(model, service, `registered 1 targets in (target-group ${targetGroupArn})`);
  }
}

function backendOf(container: LiveContainer): Backend | undefined {
  const { running, startedAt = 0 } = container;
  if (running === undefined) return undefined;
  if (running.port !== undefined) return { kind: 'process', port: running.port };
  return { kind: 'record', answer: running.answer, health: running.health, since: startedAt };
}

function run(model: Model, task: LiveTask): void {
  if (!isAlive(task)) return;
  task.lastStatus = 'RUNNING';
  task.startedAt = model.timeline.now();
  task.version += 1;
  const { deployment, service } = task.order;
  if (deployment && !deployment.everRan) {
    deployment.everRan = true;
    deployment.failedTasks = 0;
  }
  if (service) notice(model, service);
}
