import { Failure } from '../../src/model/failure.ts';
import type { AppliedResource } from '../infra/applied-resources.ts';
import type { Billed } from './entries.ts';
import type { Rendered } from './rendered.ts';
import { blocks, number, text } from './values.ts';

/** What Fargate gives a task without a price. */
export const FREE_DISK_GB = 20;

/** A service is planned at zero tasks; how many run while its colour is live is in the outputs. */
export function service(found: AppliedResource, stack: Rendered): Billed {
  const name = text(found, 'name');
  const definition = stack.resources.find(
    ({ type, values }) => type === 'aws_ecs_task_definition' && values['family'] === name,
  );
  if (!definition)
    throw new Failure(`${found.address} has no task definition of its name.`, 'Read it otherwise.');
  const task = taskOf(definition);
  const strategy = blocks(found, 'capacity_provider_strategy');
  return {
    kind: 'service',
    ...task,
    tasks: tasksOf(task.role, stack.outputs),
    spot: strategy.some(({ capacity_provider }) => capacity_provider === 'FARGATE_SPOT'),
    publicAddress: blocks(found, 'network_configuration').some(
      (network) => network['assign_public_ip'] === true,
    ),
  };
}

/** What has no service runs now and then; a definition with one is billed by its service. */
export function oneOff(definition: AppliedResource, { resources }: Rendered): readonly Billed[] {
  const family = text(definition, 'family');
  const served = resources.some(
    ({ type, values }) => type === 'aws_ecs_service' && values['name'] === family,
  );
  return served ? [] : [{ kind: 'one-off', ...taskOf(definition) }];
}

function taskOf(definition: AppliedResource) {
  const [platform] = blocks(definition, 'runtime_platform');
  const [storage] = blocks(definition, 'ephemeral_storage');
  return {
    role: text(definition, 'family').replace(/^.*-/, ''),
    cpu: number(definition, 'cpu'),
    memory: number(definition, 'memory'),
    architecture: String(platform?.['cpu_architecture'] ?? 'X86_64').toLowerCase(),
    disk: Number(storage?.['size_in_gib'] ?? FREE_DISK_GB),
  };
}

function tasksOf(role: string, outputs: Rendered['outputs']): number {
  if (role === 'beat') return 1;
  const least = outputs[`${role}_min`];
  if (typeof least === 'number') return least;
  throw new Failure(
    `No output says how many tasks of ${role} run.`,
    'Give the stack an output of that name.',
  );
}
