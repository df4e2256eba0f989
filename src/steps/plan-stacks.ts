import { type Color, otherColor } from '../model/color.ts';
import { Failure } from '../model/failure.ts';
import { type Ledger, newestOfColor } from '../model/ledger.ts';
import type { PlannedStack, Verdict } from '../model/picture.ts';
import type { PlanChange } from '../model/plan-change.ts';
import { refusedChanges } from '../model/plan-gate.ts';
import { writtenChanges } from '../model/planned-stack.ts';
import { removalOf } from '../model/removal.ts';
import type { PlanRequest } from '../model/request.ts';
import type { Standing } from '../model/standing.ts';
import type { Stack } from '../ports.ts';
import { standingOf } from './gate.ts';
import type { Outlook } from './ground.ts';
import { asCompared, type PlanBase } from './plan-stack.ts';
import { colorPlace, sharedOutputs } from './stack-place.ts';
import { sharedVariables } from './stack-variables.ts';

/** What the code would change, compared with what serves now. */
export interface StackPlans {
  readonly stacks: readonly PlannedStack[];
  /** What the idle colour's next apply would do besides: it is live already. */
  readonly catchUp?: { readonly color: Color; readonly changes: readonly PlanChange[] };
  readonly verdict: Verdict;
}

/** Plans shared and the live colour, and of the idle one what it lags behind. Locks nothing, writes nothing. */
export async function planStacks(
  outlook: Outlook,
  request: PlanRequest,
  { standing, line, color }: PlanBase,
  ledger: Ledger,
  signal: AbortSignal,
): Promise<StackPlans> {
  const planned = (stack: Stack, variables: Readonly<Record<string, unknown>>) =>
    plan(outlook, request, stack, variables, standing, signal);
  const shared = await planned({ kind: 'shared' }, sharedVariables(request));
  const place = await colorPlace(outlook, request, await sharedOutputs(outlook.world, signal));
  const own = await planned({ kind: 'color', color }, place.variables(line, color));
  const stacks = [shared.planned, { ...own.planned, basis: place.basis }];
  const other = otherColor(color);
  const idleLine = newestOfColor(ledger, other);
  const behind =
    standing.live && idleLine && !removalOf(ledger, other)
      ? await planned({ kind: 'color', color: other }, place.variables(idleLine, other)).catch(
          (error: unknown) => notLookedAt(outlook, other, error, signal),
        )
      : undefined;
  const refused = [...shared.refused, ...own.refused];
  outlook.journal.done(stacks.map(({ name, changes }) => `${name}: ${changes.length} changes`).join('; '));
  return {
    stacks,
    ...(behind ? { catchUp: { color: other, changes: lagging(behind.planned, own.planned) } } : {}),
    verdict: verdictOf(refused),
  };
}

/** What the idle colour lags behind is told besides: that it cannot be looked at is no reason to tell nothing of the rest. */
function notLookedAt({ journal }: Outlook, color: Color, error: unknown, signal: AbortSignal): undefined {
  if (!(error instanceof Failure) || signal.aborted) throw error;
  journal.notice(`What the next apply of ${color} would catch up is not known: ${error.message}`);
}

async function plan(
  outlook: Outlook,
  request: PlanRequest,
  stack: Stack,
  variables: Readonly<Record<string, unknown>>,
  standing: Standing,
  signal: AbortSignal,
) {
  const found = await outlook.world.engine.look(stack, variables, signal);
  return {
    planned: await asCompared(outlook, found, variables, standing),
    refused: refusedChanges(found.changes, request.allowDestroy, standingOf(stack, standing.live)),
  };
}

/** Changes of the idle colour that the live one has no like of. */
function lagging(idle: PlannedStack, live: PlannedStack): readonly PlanChange[] {
  const known = new Set(live.digests);
  return writtenChanges(idle)
    .filter(({ digest }) => !known.has(digest))
    .map(({ change }) => change);
}

function verdictOf(refused: readonly PlanChange[]): Verdict {
  if (refused.length === 0)
    return { gate: 'destroy', kind: 'passes', detail: 'nothing that holds data or serves is lost' };
  const names = refused.map(({ address }) => `\`${address}\``);
  return {
    gate: 'destroy',
    kind: 'stops',
    detail: `would lose ${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''}; name each in \`allow-destroy\` if that is meant`,
  };
}
