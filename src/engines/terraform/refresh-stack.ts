import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { StackDrift } from '../../model/stack-drift.ts';
import type { TerraformOptions } from './options.ts';
import { makePlan } from './plan-stack.ts';
import { readDriftFile, readPlan } from './read-plan.ts';
import { refreshArguments, showArguments } from './terraform-arguments.ts';
import type { Place } from './terraform-run.ts';

/** @param variables only such as the root declares. */
export async function refreshStack(
  options: TerraformOptions,
  place: Place,
  variables: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<StackDrift> {
  const out = join(await mkdtemp(join(place.folder, 'refreshed-')), 'plan');
  const reading = { ...options, stateLock: 'leave' } as const;
  const argumentsFor = (variablesFile: string) => refreshArguments({ out, variablesFile });
  await makePlan(reading, place, argumentsFor, variables, signal);
  return readPlan(options, place, showArguments(out), signal, readDriftFile);
}
