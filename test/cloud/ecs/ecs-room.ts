import type { Room } from '../room.ts';
import type { Operation } from '../shapes/json-room.ts';
import { jsonRoom } from '../shapes/json-room.ts';
import type { Shapes } from '../shapes/shapes.ts';
import { clusterOperations } from './cluster-operations.ts';
import type { Model } from './model.ts';
import { serviceOperations } from './service-operations.ts';
import { tagOperations } from './tag-operations.ts';
import { taskDefinitionOperations } from './task-definition-operations.ts';
import { taskOperations } from './task-operations.ts';

export function ecsRoom(shapes: Shapes, model: Model): Room {
  const entered = (operation: Operation) => (input: unknown) => model.timeline.enter(() => operation(input));
  const operations = {
    ...clusterOperations(model),
    ...taskDefinitionOperations(model),
    ...serviceOperations(model),
    ...taskOperations(model),
    ...tagOperations(model),
  };
  const names = Object.entries(operations).map(([name, operation]) => [name, entered(operation)]);
  return jsonRoom(shapes, 'ecs', Object.fromEntries(names));
}
