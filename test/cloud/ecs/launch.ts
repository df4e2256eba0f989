import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { ContainerBehaviour } from './behaviour.ts';
import { commandOf, environmentOf } from './container-overrides.ts';
import { startContainer } from './containers.ts';
import type { LiveContainer, LiveTask, TaskOrder } from './live-task.ts';
import { isAlive } from './live-task.ts';
import type { Model } from './model.ts';
import { draw } from './model.ts';
import { ecsArn } from './names.ts';
import { missingSecret } from './secrets.ts';
import { failToStart } from './stop.ts';

/** A new task, PROVISIONING from now on. */
export function launch(model: Model, order: TaskOrder): LiveTask {
  const { chance, place, timeline } = model;
  const id = chance.hex(32);
  const zoneNumber = model.tasks.ever.length % 2;
  const task: LiveTask = {
    arn: ecsArn(place, `task/${order.cluster.name}/${id}`),
    id,
    order,
    ip: `10.0.${zoneNumber}.${10 + (model.tasks.ever.length % 240)}`,
    interfaceId: `eni-${chance.hex(17)}`,
    attachmentId: `${chance.hex(8)}-${chance.hex(4)}-4${chance.hex(3)}-a${chance.hex(3)}-${chance.hex(12)}`,
    zone: `${place.region}${zoneNumber === 0 ? 'a' : 'b'}`,
    containers: (order.revision.definition.containerDefinitions ?? []).map((definition) =>
      newContainer(model, order, id, definition),
    ),
    targets: [],
    createdAt: timeline.now(),
    lastStatus: 'PROVISIONING',
    desiredStatus: 'RUNNING',
    version: 1,
  };
  model.tasks.add(task);
  model.tags.set(task.arn, [...order.tags]);
  timeline.after(draw(model, 'provisioning'), () => prepare(model, task));
  return task;
}

function newContainer(
  model: Model,
  order: TaskOrder,
  taskId: string,
  definition: ContainerDefinition,
): LiveContainer {
  const id = model.chance.hex(32);
  return {
    definition,
    arn: ecsArn(model.place, `container/${order.cluster.name}/${taskId}/${id}`),
    runtimeId: `${taskId}-${model.chance.digits(10)}`,
    status: 'PENDING',
  };
}

async function prepare(model: Model, task: LiveTask): Promise<void> {
  if (!isAlive(task)) return;
  task.lastStatus = 'PENDING';
  task.version += 1;
  const missing = await missingSecret(model, task);
  if (missing !== undefined) {
    failToStart(model, task, missing);
    return;
  }
  task.pullStartedAt = model.timeline.now();
  const plans = task.containers.map((container) => ({
    container,
    behaviour: behaviourOf(model, task, container),
  }));
  const usual = draw(model, 'pending');
  const delay = Math.max(...plans.map(({ behaviour }) => behaviour.startsAfter ?? usual));
  model.timeline.after(delay, () => create(model, task, plans));
}

function create(
  model: Model,
  task: LiveTask,
  plans: readonly { container: LiveContainer; behaviour: ContainerBehaviour }[],
): void {
  if (!isAlive(task)) return;
  for (const { behaviour } of plans) {
    if (behaviour.kind === 'cannot-pull') {
      failToStart(model, task, `CannotPullContainerError: ${behaviour.message}`);
      return;
    }
  }
  task.pullStoppedAt = model.timeline.now();
  for (const { container, behaviour } of plans) startContainer(model, task, container, behaviour);
}

function behaviourOf(model: Model, task: LiveTask, container: LiveContainer): ContainerBehaviour {
  const { image = '', name = '' } = container.definition;
  return model.programs.behaviour(image, name, {
    taskArn: task.arn,
    group: task.order.group,
    command: commandOf(task, container) ?? [],
    environment: environmentOf(task, container),
  });
}
