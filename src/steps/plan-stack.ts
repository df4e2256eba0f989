import type { Color } from '../model/color.ts';
import { newestOfColor } from '../model/ledger.ts';
import type { PlannedStack } from '../model/picture.ts';
import { plannedStack } from '../model/planned-stack.ts';
import type { Release } from '../model/release.ts';
import type { InfraRequest } from '../model/request.ts';
import type { SharedOutputs } from '../model/stack-outputs.ts';
import type { Standing } from '../model/standing.ts';
import type { StackPlan } from '../ports.ts';
import { standingOf } from './gate.ts';
import type { Outlook } from './ground.ts';
import { heldBy, placeOf } from './stack-place.ts';
import { colorVariables } from './stack-variables.ts';

type Variables = Readonly<Record<string, unknown>>;

/** What stands, as far as a plan compares with it. */
export interface PlanBase {
  readonly standing: Standing;
  /** The ledger's newest line of the colour that is planned, if there is one. */
  readonly line: Release | undefined;
  /** The colour whose state is planned: the live one, on a first deploy the idle one. */
  readonly color: Color;
}

/** What the ledger knows of the colour that a plan compares with. */
export function planBase(standing: Standing, ledger: Parameters<typeof newestOfColor>[0]): PlanBase {
  const color = standing.live ?? standing.idle;
  return { standing, color, line: standing.liveLine ?? newestOfColor(ledger, color) };
}

/** An engine's plan as a comment shows it and as a deploy compares with it: one reading for both. */
export async function asCompared(
  { world }: Outlook,
  found: StackPlan,
  variables: Variables,
  { live, liveLine }: Standing,
): Promise<PlannedStack> {
  const { stack } = found;
  return plannedStack(
    found,
    {
      name: stack.kind === 'shared' ? 'shared' : stack.color,
      standing: standingOf(stack, live),
      basis: { kind: 'known' },
    },
    {
      images: [String(variables['image'] ?? ''), liveLine?.image ?? ''].filter((image) => image !== ''),
      releases: [String(variables['release'] ?? ''), liveLine?.release ?? ''].filter((name) => name !== ''),
      account: await world.identity.account(),
    },
  );
}

/** Where colours are planned: in shared as it is, or in what stands for it while there is none. */
export interface ColorPlace {
  readonly basis: PlannedStack['basis'];
  /** What a colour is told so that it keeps the image and release that it holds. */
  variables(line: Release | undefined, color: Color): Variables;
}

export async function colorPlace(
  outlook: Outlook,
  request: InfraRequest,
  signal: AbortSignal,
): Promise<ColorPlace> {
  const { engine } = outlook.world;
  const outputs = (await engine.outputs({ kind: 'shared' }, signal)) as SharedOutputs | undefined;
  const { shared, certificate: found, image } = await placeOf(outlook, outputs);
  const certificate = request.certificate ?? found;
  return {
    basis: outputs ? { kind: 'known' } : PROVISIONAL,
    variables: (line, color) => colorVariables(request, heldBy(line, image), color, shared, certificate),
  };
}

const PROVISIONAL = {
  kind: 'provisional',
  why: 'shared does not exist yet, so its outputs are placeholders',
} as const;
