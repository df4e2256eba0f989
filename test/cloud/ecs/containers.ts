import { activateWhenStarted } from './activate.ts';
import type { ContainerBehaviour } from './behaviour.ts';
import { watchHealth } from './container-health.ts';
import type { LiveContainer, LiveTask, Running } from './live-task.ts';
import { isAlive } from './live-task.ts';
import type { Model } from './model.ts';
import { startProcess } from './process-container.ts';
import { startRecord } from './record-container.ts';
import { containerExited, failToStart, leaveWhenEmpty } from './stop.ts';

/** How a container tells of itself. */
export interface ContainerNews {
  started(running: Running): void;
  line(text: string): void;
  exited(exitCode: number, reason?: string): void;
  /** It could not be created. */
  failed(message: string): void;
}

export function startContainer(
  model: Model,
  task: LiveTask,
  container: LiveContainer,
  behaviour: ContainerBehaviour,
): void {
  const news = newsOf(model, task, container);
  container.status = 'creating';
  switch (behaviour.kind) {
    case 'cannot-pull':
      return;
    case 'cannot-start':
      news.failed(behaviour.message);
      return;
    case 'process':
      startProcess(model, task, container, news);
      return;
    default:
      startRecord(model.timeline, behaviour, news);
  }
}

function newsOf(model: Model, task: LiveTask, container: LiveContainer): ContainerNews {
  return {
    started: (running) => {
      container.status = 'RUNNING';
      container.startedAt = model.timeline.now();
      container.running = running;
      openLog(model, task, container);
      watchHealth(model, task, container);
      if (isAlive(task)) activateWhenStarted(model, task);
      else running.stop('SIGKILL');
    },
    line: (text) => {
      if (container.log) model.logs.write(container.log, text);
    },
    exited: (exitCode, reason) => containerExited(model, task, container, exitCode, reason),
    failed: (message) => {
      container.status = 'STOPPED';
      container.reason = `CannotStartContainerError: ${message}`;
      failToStart(model, task, `CannotStartContainerError: ${message}`);
      leaveWhenEmpty(model, task);
    },
  };
}

/** `awslogs` names its streams `<prefix>/<container>/<task id>`; without a prefix Fargate has none. */
function openLog(model: Model, task: LiveTask, container: LiveContainer): void {
  const { logDriver, options } = container.definition.logConfiguration ?? {};
  const group = options?.['awslogs-group'];
  const prefix = options?.['awslogs-stream-prefix'];
  if (logDriver !== 'awslogs' || group === undefined || prefix === undefined) return;
  container.log = model.logs.open(group, `${prefix}/${container.definition.name}/${task.id}`);
}
