import { COLORS, type Color } from '../model/color.ts';
import type { DriftedStack } from '../model/drift-report.ts';
import { Failure } from '../model/failure.ts';
import { type Ledger, newestOfColor } from '../model/ledger.ts';
import { removalOf } from '../model/removal.ts';
import type { DriftRequest } from '../model/request.ts';
import type { ColorOutputs } from '../model/stack-outputs.ts';
import type { Outlook } from './ground.ts';
import { colorPlace, sharedOutputs } from './stack-place.ts';
import { sharedVariables } from './stack-variables.ts';

export interface SeenStacks {
  /** Those that exist. */
  readonly stacks: readonly DriftedStack[];
  /** Of the colours that are built. */
  readonly loadBalancers: Readonly<Partial<Record<Color, string>>>;
}

/** What was changed in each stack since its last apply. Locks nothing, writes nothing. */
export async function driftedStacks(
  outlook: Outlook,
  request: DriftRequest,
  ledger: Ledger,
  signal: AbortSignal,
): Promise<SeenStacks> {
  const { engine } = outlook.world;
  const shared = await sharedOutputs(outlook.world, signal);
  if (!shared && ledger.releases.length > 0) {
    // An engine that looks in another one's place says so in its own words.
    await engine.drift({ kind: 'shared' }, sharedVariables(request), signal);
    throw lost('shared');
  }
  if (!shared) {
    outlook.journal.skipped('nothing is applied yet');
    return { stacks: [], loadBalancers: {} };
  }
  const place = await colorPlace(outlook, request, shared);
  const stacks: DriftedStack[] = [
    { name: 'shared', ...(await engine.drift({ kind: 'shared' }, sharedVariables(request), signal)) },
  ];
  const loadBalancers: Partial<Record<Color, string>> = {};
  for (const color of COLORS) {
    // What stays behind of it is looked at again when it is back.
    if (removalOf(ledger, color)) continue;
    const stack = { kind: 'color', color } as const;
    const outputs = (await engine.outputs(stack, signal)) as ColorOutputs | undefined;
    const line = newestOfColor(ledger, color);
    if (!outputs && line) throw lost(color);
    if (!outputs) continue;
    const variables = place.variables(line, color);
    stacks.push({ name: color, ...(await engine.drift(stack, variables, signal)) });
    loadBalancers[color] = outputs.load_balancer_dns_name;
  }
  outlook.journal.done(stacks.map(inWords).join('; '));
  return { stacks, loadBalancers };
}

/** What a release was deployed into is somewhere: not to find it is no sign that nothing was changed. */
function lost(name: string): Failure {
  return new Failure(
    `Releases were deployed here, and ${name} has no outputs: its state is empty, or lies elsewhere.`,
    'See that `engine`, `infra` and `bucket` are those that the deploys have. What somebody destroyed, the next deploy makes anew.',
  );
}

function inWords({ name, changes, open }: DriftedStack): string {
  const beside = open.length === 0 ? '' : `, ${open.length} in what the code leaves open`;
  return `${name}: ${changes.length === 0 ? 'as it was left' : `${changes.length} changed`}${beside}`;
}
