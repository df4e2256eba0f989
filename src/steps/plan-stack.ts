import type { Color } from '../model/color.ts';
import { newestOfColor } from '../model/ledger.ts';
import type { PlannedStack } from '../model/picture.ts';
import { plannedStack } from '../model/planned-stack.ts';
import type { Release } from '../model/release.ts';
import type { Standing } from '../model/standing.ts';
import type { StackPlan } from '../ports.ts';
import { standingOf } from './gate.ts';
import type { Outlook } from './ground.ts';

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
