import type {
  DescribeTasksCommandInput,
  ListTasksCommandInput,
  RunTaskCommandInput,
  StopTaskCommandInput,
} from '@aws-sdk/client-ecs';
import { AwsError } from '../shapes/aws-error.ts';
import type { Operations } from '../shapes/json-room.ts';
import type { Cluster } from './clusters.ts';
import { describeTask } from './describe-task.ts';
import { wantedTasks } from './list-tasks.ts';
import type { LiveTask } from './live-task.ts';
import type { Model } from './model.ts';
import { ecsArn, shortName } from './names.ts';
import { page } from './page.ts';
import { taskRunner } from './run-task.ts';
import { stopTask } from './stop.ts';

export function taskOperations(model: Model): Operations {
  const { clusters, tasks, tags } = model;
  const run = taskRunner(model);
  const shown = (task: LiveTask) => ({ ...describeTask(task), tags: tags.get(task.arn) ?? [] });
  return {
    RunTask: (input: RunTaskCommandInput) => {
      const ran = run(input);
      return { tasks: ran.tasks.map(shown), failures: ran.failures };
    },
    DescribeTasks: (input: DescribeTasksCommandInput) => {
      const cluster = clusters.active(input.cluster);
      const given = input.tasks ?? [];
      if (given.length === 0 || given.length > 100) {
        throw new AwsError('InvalidParameterException', 'Between 1 and 100 tasks can be described at once.');
      }
      const asked = given.map((arn) => ({ arn, found: visible(model, tasks.find(cluster, arn)) }));
      const withTags = input.include?.includes('TAGS');
      return {
        tasks: asked.flatMap(({ found }) => (found ? [withTags ? shown(found) : describeTask(found)] : [])),
        failures: asked.flatMap(({ arn, found }) => (found ? [] : [missing(model, cluster, arn)])),
      };
    },
    ListTasks: (input: ListTasksCommandInput) => {
      const cluster = clusters.active(input.cluster);
      if (input.serviceName !== undefined && !model.services.find(cluster, input.serviceName)) {
        throw new AwsError('ServiceNotFoundException', 'Service not found.');
      }
      const known = tasks.of(cluster).filter((task) => visible(model, task));
      const { items, nextToken } = page(wantedTasks(known, input), input);
      return { taskArns: items.map((task) => task.arn), nextToken };
    },
    StopTask: (input: StopTaskCommandInput) => {
      const task = tasks.find(clusters.active(input.cluster), input.task ?? '');
      if (!task) throw new AwsError('InvalidParameterException', 'The referenced task was not found.');
      stopTask(model, task, { code: 'UserInitiated', reason: input.reason ?? 'Task stopped by user' });
      return { task: shown(task) };
    },
  };
}

function visible(model: Model, task: LiveTask | undefined): LiveTask | undefined {
  const age = model.timeline.now() - (task?.createdAt ?? 0);
  return task && (model.misfortunes.missingFor === 0 || age >= model.misfortunes.missingFor)
    ? task
    : undefined;
}

function missing(model: Model, cluster: Cluster, given: string) {
  return { arn: ecsArn(model.place, `task/${cluster.name}/${shortName(given)}`), reason: 'MISSING' };
}
