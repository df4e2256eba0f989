import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stack, StackPlan } from '../../ports.ts';
import { applyPlan } from './apply-plan.ts';
import { sha256 } from './file-digest.ts';
import { noteLock } from './note-lock.ts';
import type { TerraformOptions } from './options.ts';
import { diagnosticsOf } from './plan-diagnostics.ts';
import { progressLine } from './progress.ts';
import { readPlan, readPlanFile } from './read-plan.ts';
import { whyNot } from './run-failure.ts';
import { pastStateLock } from './state-lock.ts';
import { withUntaint } from './tainted-change.ts';
import { planArguments, showArguments } from './terraform-arguments.ts';
import { type Place, type Run, runTerraform } from './terraform-run.ts';

/** Of one state. */
export interface StatePlan extends StackPlan {
  /** Whether there is anything to apply, be it an output alone. */
  readonly pending: boolean;
}

/**
 * @param variables only such as the root declares.
 * @param argumentsOf  the command line of another kind of plan.
 */
export async function planStack(
  options: TerraformOptions,
  place: Place,
  stack: Stack,
  variables: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
  argumentsOf: typeof planArguments = planArguments,
): Promise<StatePlan> {
  const folder = await mkdtemp(join(place.folder, 'planned-'));
  const path = join(folder, 'plan');
  const argumentsFor = (variablesFile: string) =>
    argumentsOf({ out: path, variablesFile, stateLock: options.stateLock });
  const run = await makePlan(options, place, argumentsFor, variables, signal);
  const changed = run.ending.kind === 'exited' && run.ending.code === 2;
  // Before it is read: what is shown and what is applied must be the same bytes.
  const file = { path, sha256: await sha256(path) };
  const planned = await readPlan(options, place, showArguments(path), signal, readPlanFile);
  return {
    ...planned,
    stack,
    pending: changed,
    changes: planned.changes.map((change) => withUntaint(options, place, change)),
    diagnostics: diagnosticsOf(run.events, place.code),
    // Without changes not even an output would differ.
    apply: async (aborting) => (changed ? applyPlan(options, place, file, aborting) : undefined),
  };
}

/** @param argumentsFor  the command line, by the file that holds the variables while it runs. */
export async function makePlan(
  options: TerraformOptions,
  place: Place,
  argumentsFor: (variablesFile: string) => readonly string[],
  variables: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<Run> {
  const variablesFile = join(await mkdtemp(join(place.folder, 'given-')), 'variables.tfvars.json');
  await writeFile(variablesFile, JSON.stringify(variables), { mode: 0o600 });
  const args = argumentsFor(variablesFile);
  const attempt = async () => {
    const noting = noteLock(options, place);
    const run = await runTerraform(options, place, args, signal, (event, folder) => {
      const line = event.type === 'diagnostic' || event.type === 'text' ? progressLine(event) : undefined;
      if (line !== undefined) options.log.foreign([line]);
      if (options.stateLock === 'take') noting.watch(event, folder);
    });
    await noting.done();
    return run;
  };
  try {
    const run = await pastStateLock(options, place, attempt, signal);
    if (run.ending.kind === 'exited' && (run.ending.code === 0 || run.ending.code === 2)) return run;
    throw await whyNot(options, place, run, signal);
  } finally {
    await rm(variablesFile);
  }
}
