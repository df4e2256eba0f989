import { type Color, otherColor } from '../model/color.ts';
import { newestOfColor } from '../model/ledger.ts';
import type { PlannedStack, Verdict } from '../model/picture.ts';
import type { PlanChange } from '../model/plan-change.ts';
import { refusedChanges } from '../model/plan-gate.ts';
import { plannedStack } from '../model/planned-stack.ts';
import type { Release } from '../model/release.ts';
import type { PlanRequest } from '../model/request.ts';
import type { SharedOutputs } from '../model/stack-outputs.ts';
import type { Standing } from '../model/standing.ts';
import type { Stack } from '../ports.ts';
import { standingOf } from './gate.ts';
import type { Outlook } from './ground.ts';
import { heldBy, noImage, placeOf } from './stack-place.ts';
import { colorVariables, type StackRelease, sharedVariables } from './stack-variables.ts';

/** What the code would change, compared with what serves now. */
export interface StackPlans {
  readonly stacks: readonly PlannedStack[];
  /** What the idle colour's next apply would do besides: it is live already. */
  readonly catchUp?: { readonly color: Color; readonly changes: readonly PlanChange[] };
  readonly verdict: Verdict;
}

/** What stands, as far as a plan compares with it. */
export interface PlanBase {
  readonly standing: Standing;
  /** The ledger's newest line of the colour that is planned, if there is one. */
  readonly line: Release | undefined;
  /** The newest line of the other colour. */
  readonly idleLine: Release | undefined;
}

/** Plans shared and the live colour, and of the idle one what it lags behind. Locks nothing, writes nothing. */
export async function planStacks(
  outlook: Outlook,
  request: PlanRequest,
  { standing, line, idleLine }: PlanBase,
  signal: AbortSignal,
): Promise<StackPlans> {
  const { engine } = outlook.world;
  const shared = await plan(outlook, request, { kind: 'shared' }, sharedVariables(request), standing, signal);
  const outputs = (await engine.outputs({ kind: 'shared' }, signal)) as SharedOutputs | undefined;
  const place = await placeOf(outlook, outputs);
  const color = standing.live ?? standing.idle;
  const variables = (held: StackRelease, of: Color) =>
    colorVariables(request, held, of, place.shared, request.certificate ?? place.certificate);
  const own = await plan(
    outlook,
    request,
    { kind: 'color', color },
    variables(heldBy(line, imageOf(request)), color),
    standing,
    signal,
  );
  const stacks = [
    shared.planned,
    { ...own.planned, ...(outputs ? {} : { basis: PROVISIONAL }) } as PlannedStack,
  ];
  const other = otherColor(color);
  const behind =
    standing.live && idleLine
      ? await plan(
          outlook,
          request,
          { kind: 'color', color: other },
          variables(heldBy(idleLine, imageOf(request)), other),
          standing,
          signal,
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

const PROVISIONAL = {
  kind: 'provisional',
  why: 'shared does not exist yet, so its outputs are placeholders',
} as const;

async function plan(
  { world }: Outlook,
  request: PlanRequest,
  stack: Stack,
  variables: Readonly<Record<string, unknown>>,
  { live, liveLine }: Standing,
  signal: AbortSignal,
) {
  const found = await world.engine.plan(stack, variables, signal);
  const standing = standingOf(stack, live);
  const account = await world.identity.account();
  const planned = plannedStack(
    found,
    { name: stack.kind === 'shared' ? 'shared' : stack.color, standing, basis: { kind: 'known' } },
    {
      images: [String(variables['image'] ?? ''), liveLine?.image ?? ''].filter((image) => image !== ''),
      releases: [String(variables['release'] ?? ''), liveLine?.release ?? ''].filter((name) => name !== ''),
      account,
    },
  );
  return { planned, refused: refusedChanges(found.changes, request.allowDestroy, standing) };
}

/** For a colour that holds nothing yet. */
function imageOf({ source, site }: PlanRequest): string {
  return source.kind === 'given' ? source.image : noImage(site);
}

/** Changes of the idle colour that the live one has no like of. */
function lagging(idle: PlannedStack, live: PlannedStack): readonly PlanChange[] {
  const known = new Set(live.digests);
  const written = idle.changes.filter(({ action }) => action !== 'read');
  return written.filter((_, at) => !known.has(idle.digests[at] ?? ''));
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

/** What the ledger knows of the colours that a plan compares with. */
export function planBase(standing: Standing, ledger: Parameters<typeof newestOfColor>[0]): PlanBase {
  const color = standing.live ?? standing.idle;
  return {
    standing,
    line: standing.liveLine ?? newestOfColor(ledger, color),
    idleLine: newestOfColor(ledger, otherColor(color)),
  };
}
