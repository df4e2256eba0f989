import { commandOf, environmentOf } from './container-overrides.ts';
import type { ContainerNews } from './containers.ts';
import type { LiveContainer, LiveTask } from './live-task.ts';
import type { Model } from './model.ts';
import { secretsOf } from './secrets.ts';
import type { ContainerStart } from './task-runtime.ts';

/** A container that is a real process. Its news come at times of their own and become events. */
export function startProcess(
  model: Model,
  task: LiveTask,
  container: LiveContainer,
  news: ContainerNews,
): void {
  const { runner, timeline } = model;
  if (!runner) {
    news.failed('this cloud runs no processes: open it with a runner');
    return;
  }
  const start = async () => {
    const order = await orderOf(model, task, container);
    const running = await runner.start(order, (line) => timeline.soon(() => news.line(line)));
    timeline.soon(() => news.started(running));
    const { exitCode } = await running.exited;
    timeline.soon(() => news.exited(exitCode));
  };
  start().catch((error: unknown) =>
    timeline.soon(() => news.failed(error instanceof Error ? error.message : String(error))),
  );
}

async function orderOf(model: Model, task: LiveTask, container: LiveContainer): Promise<ContainerStart> {
  const { name = '', image = '', entryPoint, workingDirectory, portMappings } = container.definition;
  const command = commandOf(task, container);
  return {
    taskArn: task.arn,
    group: task.order.group,
    taskDefinition: `${task.order.revision.family}:${task.order.revision.revision}`,
    name,
    image,
    ...(entryPoint && { entryPoint }),
    ...(command && { command }),
    ...(workingDirectory && { workingDirectory }),
    environment: { ...environmentOf(task, container), ...(await secretsOf(model, container)) },
    containerPorts: (portMappings ?? []).flatMap(({ containerPort }) => containerPort ?? []),
    definition: { ...container.definition },
  };
}
