import { z } from 'zod';
import { cloudName } from '../../model/cloud-name.ts';
import { staysBehind } from '../../model/removal.ts';
import type { ColorStack, StackPlan } from '../../ports.ts';
import type { Formation } from './formation.ts';
import type { CdkOptions } from './options.ts';
import { planStack } from './plan-stack.ts';
import { readyStack } from './ready-stack.ts';

const template = z.looseObject({ Resources: z.record(z.string(), z.looseObject({ Type: z.string() })) });

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
  const kept = withoutWhatGoes(await formation.stacks.template(name));
  const tags = Object.fromEntries((there.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
  const wanted = { template: kept, tags, isProtected: there.EnableTerminationProtection ?? false };
  return planStack(
    options,
    formation,
    stack,
    wanted,
    options.right === 'execute' ? 'remove' : 'read',
    signal,
  );
}

/** @throws Error when nothing stays behind: a colour has logs. */
export function withoutWhatGoes(deployed: string): string {
  const { Outputs: _, Resources, ...rest } = template.parse(JSON.parse(deployed));
  const kept = Object.entries(Resources).filter(([, { Type }]) => staysBehind(Type));
  return JSON.stringify({ ...rest, Resources: Object.fromEntries(kept) });
}

function nothingLeft(stack: ColorStack): StackPlan {
  return {
    stack,
    changes: [],
    deferred: [],
    drift: [],
    outputChanges: 0,
    diagnostics: [],
    ids: new Map(),
    apply: async () => {},
  };
}
