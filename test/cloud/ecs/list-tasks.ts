import type { ListTasksCommandInput } from '@aws-sdk/client-ecs';
import { AwsError } from '../shapes/aws-error.ts';
import type { LiveTask } from './live-task.ts';
import { shortName } from './names.ts';

/** ListTasks' filters: RUNNING by default, and `startedBy` goes with no other. */
export function wantedTasks(tasks: readonly LiveTask[], input: ListTasksCommandInput): readonly LiveTask[] {
  const { startedBy, serviceName, family, desiredStatus } = input;
  if (startedBy !== undefined && (serviceName ?? family ?? desiredStatus) !== undefined) {
    throw new AwsError('InvalidParameterException', 'startedBy must be the only filter.');
  }
  if (desiredStatus === 'PENDING') return [];
  return tasks.filter(
    (task) =>
      task.desiredStatus === (desiredStatus ?? 'RUNNING') &&
      (startedBy === undefined || task.order.startedBy === startedBy) &&
      (serviceName === undefined || task.order.service?.name === shortName(serviceName)) &&
      (family === undefined || task.order.revision.family === family),
  );
}
