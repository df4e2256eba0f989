import type { Plan, PlanChange } from './plan-change.ts';
import { staysBehind } from './removal.ts';

/** Registered once and never changed, they cost nothing: a stack may leave them behind for a rollback. */
const DEFINITION = 'AWS::ECS::TaskDefinition';

/** What a plan to remove an idle colour must not do: anything but destroy, and even that not to what stays. */
export function refusedRemovals(changes: readonly PlanChange[]): readonly PlanChange[] {
  return changes.filter(
    ({ action, type }) =>
      action !== 'read' &&
      (action !== 'destroy' || staysBehind(type)) &&
      (action !== 'forget' || type !== DEFINITION),
  );
}

/** What a removal would find out half way: AWS refuses to delete it. Each with the setting. */
export function protectedRemovals(changes: readonly PlanChange[]): readonly string[] {
  return changes.flatMap(({ address, heldBy }) =>
    heldBy === undefined ? [] : [`${address} (${heldBy} is on)`],
  );
}

/**
 * Addresses that a plan destroys although what is live names them: a release that a rollback brought to the other colour
 * may run with the roles of this one.
 *
 * @param serving  what the live colour runs, for example its task definitions
 */
export function destroyedInUse(
  { changes, ids }: Pick<Plan, 'changes' | 'ids'>,
  serving: readonly unknown[],
): readonly string[] {
  const named = new Set(serving.flatMap(textsIn));
  const used = new Set([...ids].flatMap(([id, name]) => (named.has(id) ? [addressOf(name)] : [])));
  return changes.flatMap(({ action, address }) =>
    action === 'destroy' && used.has(address) ? [address] : [],
  );
}

/** Of `<address.attribute>`. */
function addressOf(name: string): string {
  return name.slice(1, name.lastIndexOf('.'));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
