import { staysBehind } from '../../model/removal.ts';
import type { ColorStack, StackPlan } from '../../ports.ts';
import { nothingLeft } from '../nothing-left.ts';
import type { TerraformOptions } from './options.ts';
import { planStack } from './plan-stack.ts';
import { readJson } from './read-json.ts';
import { stateResources } from './state-json.ts';
import { removalArguments, showArguments } from './terraform-arguments.ts';
import type { Place } from './terraform-run.ts';

/**
 * By address, because a destroy of the whole would take what stays behind too, and Terraform has no word for "all but".
 * The addresses are the state's and not the code's, which may have gone on since the last apply.
 */
export async function planRemoval(
  options: TerraformOptions,
  place: Place,
  stack: ColorStack,
  variables: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<StackPlan> {
  const state = stateResources(await readJson(options, place, showArguments(), signal));
  const going = state.filter(({ type }) => !staysBehind(type)).map(({ address }) => address);
  if (going.length === 0) return nothingLeft(stack);
  return planStack(options, place, stack, variables, signal, (wish) => removalArguments(wish, going));
}
