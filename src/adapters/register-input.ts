import type { TaskDefinition as Described, Tag } from '@aws-sdk/client-ecs';
import type { TaskDefinition } from '../model/task-definition.ts';

/**
 * A described task definition as RegisterTaskDefinition takes it, fit for the ledger.
 * @param accepted the members of that request, read from the SDK's own schema, so that a field that
 *   ECS adds later is kept as soon as it may be sent
 */
export function registerInput(
  described: Described,
  tags: readonly Tag[],
  accepted: readonly string[],
): TaskDefinition {
  const own = tags.filter((tag) => !tag.key?.startsWith(RESERVED));
  const fields = Object.entries(described).filter(
    ([name, value]) => accepted.includes(name) && value !== undefined,
  );
  const input = { ...Object.fromEntries(fields), ...(own.length === 0 ? {} : { tags: own }) };
  return input as unknown as TaskDefinition;
}

/** Tags that AWS and CloudFormation set themselves; a request that carries one is refused. */
const RESERVED = 'aws:';
