import type { Color } from '../model/color.ts';
import { Failure } from '../model/failure.ts';
import { gateRemedy, refusedChanges } from '../model/plan-gate.ts';
import type { StackStanding } from '../model/plan-stakes.ts';
import type { StackPlan } from '../ports.ts';

/** Refuses a plan that would lose data or the live colour's way in, unless `allow-destroy` names each address. */
export function gate(
  plan: Pick<StackPlan, 'stack' | 'changes'>,
  allowDestroy: readonly string[],
  live: Color | undefined,
): void {
  const refused = refusedChanges(plan.changes, allowDestroy, standingOf(plan.stack, live));
  if (refused.length === 0) return;
  const list = refused.map(
    (change) =>
      `  ${change.action} ${change.address}${change.reason === undefined ? '' : ` (${change.reason})`}`,
  );
  throw new Failure(
    `The plan of ${describeStack(plan.stack)} would lose what cannot be brought back:\n${list.join('\n')}`,
    gateRemedy(refused),
  );
}

export function standingOf(stack: StackPlan['stack'], live: Color | undefined): StackStanding {
  if (stack.kind === 'shared') return 'shared';
  return stack.color === live ? 'live' : 'idle';
}

export function describeStack(stack: StackPlan['stack']): string {
  return stack.kind === 'shared' ? 'shared' : `color ${stack.color}`;
}
