import { cloudName } from '../../model/cloud-name.ts';
import { staysBehind } from '../../model/removal.ts';
import type { ColorStack, StackPlan } from '../../ports.ts';
import { nothingLeft } from '../nothing-left.ts';
import type { Formation } from './formation.ts';
import type { CdkOptions } from './options.ts';
import { planStack } from './plan-stack.ts';
import { readyStack } from './ready-stack.ts';
import type { Template } from './template.ts';

/**
 * By a template that holds only what stays behind, because a deletion of the stack would take that too, and CloudFormation takes
 * no stack without resources. What goes is what was deployed, whatever the code has become.
 */
export async function planRemoval(
  options: CdkOptions,
  formation: Formation,
  stack: ColorStack,
  signal: AbortSignal,
): Promise<StackPlan> {
  const name = cloudName(options.site, stack);
  const there = await readyStack(options, formation, name, signal);
  if (there === undefined) return nothingLeft(stack);
  const kept = JSON.stringify(withoutWhatGoes(await formation.stacks.template(name)));
  const tags = Object.fromEntries((there.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
  const wanted = { template: kept, tags, isProtected: there.EnableTerminationProtection ?? false };
  const use = options.right === 'execute' ? 'remove' : 'read';
  return planStack(options, formation, { stack, there }, wanted, use, signal);
}

/** @throws Error when nothing stays behind: a colour has logs. */
function withoutWhatGoes({ Outputs: _, Resources, ...rest }: Template): Template {
  const kept = Object.entries(Resources).filter(([, { Type }]) => staysBehind(Type));
  return { ...rest, Resources: Object.fromEntries(kept) };
}
