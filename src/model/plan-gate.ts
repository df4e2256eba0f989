import type { PlanChange } from './plan-change.ts';
import { type StackStanding, stakeOf } from './plan-stakes.ts';

/**
 * The changes that a person must ask for by name: destruction or replacement of what holds data, in
 * any stack, and of what serves, unless it is the idle colour's. `allowDestroy` holds exact addresses: a
 * module's does not stand for what is in it.
 */
export function refusedChanges(
  changes: readonly PlanChange[],
  allowDestroy: readonly string[],
  standing: StackStanding,
): readonly PlanChange[] {
  return changes.filter(
    ({ action, type, address }) =>
      (action === 'destroy' || action === 'replace') &&
      stakeOf(type, standing) !== undefined &&
      !allowDestroy.includes(address),
  );
}

/** What to do about the changes that were refused. */
export function gateRemedy(refused: readonly PlanChange[]): string {
  const keeping = [...new Set(refused.flatMap(({ keptBy = [] }) => keptBy))];
  return [
    ...(keeping.length === 0
      ? []
      : ['An apply that did not end well tainted some of it. To keep what is there:', ...keeping]),
    'Change the code or variables that cause it, or name each address in `allow-destroy`:',
    ...refused.map(({ address }) => address),
  ].join('\n');
}
