import { Failure, messageOf } from '../../model/failure.ts';
import { type Leftover, leftovers, mendCommand } from './leftovers.ts';
import type { TerraformOptions } from './options.ts';
import { readJson } from './read-json.ts';
import { rescueState } from './rescued-state.ts';
import { whyNot } from './run-failure.ts';
import { type StateResource, stateResources } from './state-json.ts';
import { showArguments } from './terraform-arguments.ts';
import type { Place, Run } from './terraform-run.ts';

/** Milliseconds for looking at the state afterwards; a cancelled job has only about ten seconds in all. */
const LOOKING_TAKES = 20_000;

/** What to throw after an apply that did not end well: the cause, and the commands that mend what it left. */
export async function applyFailure(
  options: TerraformOptions,
  place: Place,
  run: Run,
  signal: AbortSignal,
): Promise<unknown> {
  const cause = await whyNot(options, place, run, signal);
  const rescue = await rescueState(options, place);
  // What the rescued state holds is not known to the stored one, and pushing it mends all.
  const left = rescue === undefined ? leftovers(run.events, await stateNow(options, place)) : [];
  if (left.length === 0 && rescue === undefined) return cause;
  const message = messageOf(cause);
  const remedy = [
    ...(cause instanceof Failure ? [cause.remedy] : []),
    ...(rescue === undefined ? [] : [rescue]),
    ...mending(options, place, left),
  ].join('\n');
  return new Failure(message, remedy, { cause, logLines: cause instanceof Failure ? cause.logLines : [] });
}

/** Undefined when it cannot be read now: the failure that led here must not be hidden by another. */
async function stateNow(
  options: TerraformOptions,
  place: Place,
): Promise<readonly StateResource[] | undefined> {
  try {
    return stateResources(
      await readJson(options, place, showArguments(), AbortSignal.timeout(LOOKING_TAKES)),
    );
  } catch (error) {
    options.log.line(`The state of ${place.stack} could not be read: ${String(error)}`);
    return undefined;
  }
}

function mending(options: TerraformOptions, place: Place, left: readonly Leftover[]): readonly string[] {
  if (left.length === 0) return [];
  const { command: terraform, first } = options.way.typed(place);
  const command = (kind: Leftover['kind']) =>
    left.filter((one) => one.kind === kind).map((one) => mendCommand(one, terraform));
  const tainted = command('tainted');
  const outside = command('outside');
  return [
    `To mend the state of ${place.stack}, first:`,
    first,
    ...(tainted.length === 0
      ? []
      : ['Tainted; the next apply would make it anew. To keep what is there:', ...tainted]),
    ...(outside.length === 0 ? [] : ['Perhaps made, and not in the state. Where it exists:', ...outside]),
  ];
}
