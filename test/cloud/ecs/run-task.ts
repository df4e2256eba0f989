import type { Failure, RunTaskCommandInput } from '@aws-sdk/client-ecs';
import { AwsError } from '../shapes/aws-error.ts';
import { needsNetwork } from './change-service.ts';
import { Idempotency } from './idempotency.ts';
import { launch } from './launch.ts';
import type { LiveTask } from './live-task.ts';
import type { Model } from './model.ts';
import { clusterName } from './names.ts';
import type { Revision } from './task-definitions.ts';

export interface Ran {
  readonly tasks: readonly LiveTask[];
  readonly failures: readonly Failure[];
}

/** RunTask with its memory of client tokens. Without capacity it answers with failures and no task. */
export function taskRunner(model: Model): (input: RunTaskCommandInput) => Ran {
  const memory = new Idempotency<readonly LiveTask[]>(64);
  return (input) => {
    const cluster = clusterName(input.cluster);
    const asked = {
      cluster,
      token: input.clientToken,
      input: { ...input, cluster },
      now: model.timeline.now(),
    };
    const before = memory.recall(asked);
    if (before === 'conflict') {
      const resourceIds = (memory.owner(asked) ?? []).map((task) => task.arn);
      throw new AwsError('ConflictException', 'The client token was used with other parameters.', {
        members: { resourceIds },
      });
    }
    if (before !== undefined) return { tasks: before, failures: [] };
    const ran = runTask(model, input);
    if (ran.tasks.length > 0) memory.keep(asked, ran.tasks);
    return ran;
  };
}

function runTask(model: Model, input: RunTaskCommandInput): Ran {
  const cluster = model.clusters.active(input.cluster);
  const revision = model.definitions.startable(input.taskDefinition);
  needsNetwork(revision.definition.networkMode, input.networkConfiguration);
  refuse(input, revision);
  const failures = model.misfortunes.refusals.shift();
  if (failures) return { tasks: [], failures };
  const source = input.propagateTags === 'TASK_DEFINITION' ? model.tags.get(revision.arn) : undefined;
  const tasks = Array.from({ length: input.count ?? 1 }, () =>
    launch(model, {
      cluster,
      revision,
      group: input.group ?? `family:${revision.family}`,
      startedBy: input.startedBy,
      overrides: input.overrides ?? {},
      network: input.networkConfiguration,
      platformVersion: input.platformVersion,
      tags: [...(source ?? []), ...(input.tags ?? [])],
    }),
  );
  return { tasks, failures: [] };
}

function refuse(input: RunTaskCommandInput, revision: Revision): void {
  const count = input.count ?? 1;
  if (count < 1 || count > 10) throw invalid('Task count must be between 1 and 10.');
  if ((input.startedBy?.length ?? 0) > 128) throw invalid('startedBy is longer than 128 characters.');
  for (const { name } of input.overrides?.containerOverrides ?? []) {
    if (revision.definition.containerDefinitions?.some((container) => container.name === name)) continue;
    throw invalid(`Override for container named ${name} is not a container in the TaskDefinition.`);
  }
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
