import { Failure, messageOf } from '../model/failure.ts';
import { type Announcement, type Parity, parityOf } from '../model/parity.ts';
import { differenceRemedy, differenceTold, outdatedTold, parityTold } from '../model/parity-told.ts';
import type { PlannedStack } from '../model/picture.ts';
import { type DigestedChange, writtenChanges } from '../model/planned-stack.ts';
import type { DeployRequest, ParityWish } from '../model/request.ts';
import type { Standing } from '../model/standing.ts';
import type { StackPlan } from '../ports.ts';
import { announcedBeside, announcedFor } from './announcements.ts';
import type { Ground } from './ground.ts';
import { asCompared, planBase } from './plan-stack.ts';
import { colorPlace, sharedOutputs } from './stack-place.ts';
import { sharedVariables } from './stack-variables.ts';

/**
 * Compares what a deploy would change with what people were shown before they merged it. Writes nothing; looks at
 * the live colour only where there is something to compare with.
 *
 * @returns what there is to say of it
 * @throws Failure when a change was not announced, unless `plan-parity` lets it through
 */
export async function parity(
  ground: Ground,
  standing: Standing,
  request: DeployRequest,
  shared: StackPlan,
): Promise<string> {
  if (request.planParity === 'off') return 'not compared';
  const own = await announcedFor(ground, request.release);
  if (own.kind === 'none') {
    ground.journal.notice(`No plan to compare with: ${own.why}.`);
    return 'no plan to compare with';
  }
  const again = await plannedAgain(ground, standing, request, shared);
  if (again.kind === 'failed') {
    ground.journal.notice(`The plan could not be made again, and nothing was compared: ${again.why}`);
    return 'not compared';
  }
  const found = await compare(ground, standing, request, again.changes, own.announcements);
  return judge(ground, request, again, own.announcements, found);
}

type Again =
  | {
      readonly kind: 'planned';
      readonly color: PlannedStack;
      readonly changes: readonly DigestedChange[];
      readonly begun: boolean;
    }
  | { readonly kind: 'failed'; readonly why: string };

/** The same as the command `plan` plans: shared, whose plan there is, and the colour that serves as it is. */
async function plannedAgain(
  ground: Ground,
  standing: Standing,
  request: DeployRequest,
  shared: StackPlan,
): Promise<Again> {
  const { book, lease, world } = ground;
  const { line, color } = planBase(standing, book.current);
  try {
    const place = await colorPlace(ground, request, await sharedOutputs(world, lease.signal));
    const variables = place.variables(line, color);
    const own = await world.engine.look({ kind: 'color', color }, variables, lease.signal);
    const planned = await asCompared(ground, own, variables, standing);
    const stacks = [await asCompared(ground, shared, sharedVariables(request), standing), planned];
    const { releases } = book.current;
    const begun =
      releases.some(({ release }) => release === request.release) ||
      (releases.length === 0 && place.basis.kind === 'known');
    return { kind: 'planned', color: planned, changes: stacks.flatMap(writtenChanges), begun };
  } catch (error) {
    if (request.planParity === 'stop' || lease.signal.aborted) throw error;
    return { kind: 'failed', why: messageOf(error) };
  }
}

type Compared =
  | { readonly kind: 'compared'; readonly parity: Parity; readonly others: readonly Announcement[] }
  | { readonly kind: 'unknown'; readonly parity: Parity & { kind: 'different' }; readonly why: string };

/** Others are asked only for what their own pull request has not told. */
async function compare(
  ground: Ground,
  { liveRelease }: Standing,
  { release }: DeployRequest,
  changes: readonly DigestedChange[],
  own: readonly Announcement[],
): Promise<Compared> {
  const alone = parityOf(changes, own);
  if (alone.kind !== 'different' || liveRelease === undefined)
    return { kind: 'compared', parity: alone, others: [] };
  const beside = await announcedBeside(
    ground,
    liveRelease,
    release,
    (others) => parityOf(changes, own, others).kind !== 'different',
  );
  if (beside.kind === 'none') return { kind: 'unknown', parity: alone, why: beside.why };
  const { announcements: others } = beside;
  return { kind: 'compared', parity: parityOf(changes, own, others), others };
}

function judge(
  { journal }: Ground,
  { planParity }: DeployRequest,
  { color, begun }: Again & { kind: 'planned' },
  own: readonly Announcement[],
  found: Compared,
): string {
  const told = parityTold(found.parity, own);
  if (found.parity.kind !== 'different') {
    const { parity } = found;
    const outdated = parity.kind === 'announced' && parity.changes > 0 ? outdatedTold(own) : undefined;
    if (outdated !== undefined) journal.notice(outdated);
    return told;
  }
  const others = found.kind === 'compared' ? found.others : [];
  const { sentence, changes } = differenceTold(found.parity.unannounced, own, others);
  const passes = whyItPasses(found, planParity, begun);
  if (passes === undefined) {
    journal.planned(color);
    throw new Failure([sentence, ...changes.map((line) => `  ${line}`)].join('\n'), differenceRemedy(own));
  }
  const listed = changes.length === 0 ? '' : ` ${changes.join('; ')}.`;
  journal.notice(`${sentence}${listed} The deploy goes on: ${passes}.`);
  return told;
}

/** What an earlier run has made is known by name now, so that the rest of the same plan reads differently. */
function whyItPasses(found: Compared, planParity: ParityWish, begun: boolean): string | undefined {
  if (found.kind === 'unknown') return found.why;
  if (planParity === 'warn') return '`plan-parity` is `warn`';
  return begun ? 'an earlier run has begun to apply it' : undefined;
}
