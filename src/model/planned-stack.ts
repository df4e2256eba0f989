import type { PlannedStack } from './picture.ts';
import { type Blanking, type Blanks, blanking } from './plan-blanks.ts';
import type { Plan, PlanChange } from './plan-change.ts';
import { besidesRelease, changeDigest, planDigest } from './plan-digest.ts';

/** A stack's plan as it is shown and compared: what only the release changes is counted and left out. */
export function plannedStack(
  plan: Plan,
  stack: Pick<PlannedStack, 'name' | 'standing' | 'basis'>,
  blanks: Omit<Blanks, 'color' | 'ids'>,
): PlannedStack {
  const { name } = stack;
  const blank = blanking({ ...blanks, ids: plan.ids, ...(name === 'shared' ? {} : { color: name }) });
  // Not the colour, nor what has an id: who points at the other colour, or at another thing, changes something.
  const blankRelease = blanking({ ...blanks, ids: new Map() });
  const changes = plan.changes.flatMap((change) => besidesRelease(change, blankRelease) ?? []);
  return {
    ...stack,
    changes,
    digests: digestsOf(changes, name, blank),
    byRelease: plan.changes.length - changes.length,
    deferred: plan.deferred,
    drift: plan.drift,
    outputChanges: plan.outputChanges,
    diagnostics: plan.diagnostics,
  };
}

/** A read changes nothing, so that nothing hangs on its being there. */
function digestsOf(
  changes: PlannedStack['changes'],
  name: PlannedStack['name'],
  blank: Blanking,
): readonly string[] {
  const stack = name === 'shared' ? 'shared' : 'color';
  return changes.filter(isWritten).map((change) => changeDigest(stack, change, blank));
}

function isWritten({ action }: PlanChange): boolean {
  return action !== 'read';
}

/** A change that two plans can be compared by. */
export interface DigestedChange {
  readonly stack: PlannedStack['name'];
  readonly change: PlanChange;
  readonly digest: string;
}

export function writtenChanges({ name, changes, digests }: PlannedStack): readonly DigestedChange[] {
  return changes.filter(isWritten).map((change, at) => ({ stack: name, change, digest: digests[at] ?? '' }));
}

/** One digest over everything that these plans change. */
export function digestOf(stacks: readonly PlannedStack[]): string {
  return planDigest(stacks.flatMap(({ digests }) => digests));
}
