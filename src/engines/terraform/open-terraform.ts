import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine, Stack } from '../../ports.ts';
import { lockFileOf } from './lock-file.ts';
import type { TerraformOptions } from './options.ts';
import { refuseOtherLayout, UNITS } from './other-layout.ts';
import { planRemoval } from './plan-removal.ts';
import { planStack } from './plan-stack.ts';
import { pluginCache } from './plugin-cache.ts';
import { refreshStack } from './refresh-stack.ts';
import { rootFolder } from './root-folder.ts';
import { declaredOnly, refuseUndeclared, rootVariables } from './root-variables.ts';
import { whyNot } from './run-failure.ts';
import { stackName } from './stack-name.ts';
import { stateOutputs } from './state-outputs.ts';
import { initArguments } from './terraform-arguments.ts';
import { type Place, runTerraform } from './terraform-run.ts';
import { typedName } from './unwrapped.ts';
import { directWay } from './way.ts';

/**
 * Terraform or OpenTofu as the engine: a state and a data folder for each stack, `init` once for each.
 * What runs is a real process, so its waits are on real timers, not on the World's clock.
 */
export function openTerraform(given: Omit<TerraformOptions, 'way'>): Engine {
  const options = { ...given, way: directWay(given) };
  const places = new Map<string, Promise<Place>>();
  let last: Promise<void> = Promise.resolve();
  const placeOf = (stack: Stack, signal: AbortSignal): Promise<Place> => {
    const name = stackName(stack);
    const known = places.get(name);
    if (known !== undefined) return known;
    const preparing = last.then(() => prepare(options, stack, signal));
    places.set(name, preparing);
    // One after the other: they share a cache.
    last = preparing.then(
      () => {},
      () => {
        places.delete(name);
      },
    );
    return preparing;
  };
  const prepared = async (
    stack: Stack,
    variables: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ) => {
    await refuseUndeclared(options.infraFolder, Object.keys(options.userVariables));
    if (stack.kind === 'shared') await refuseOtherLayout(options, ['shared'], UNITS);
    const place = await placeOf(stack, signal);
    const wanted = { ...options.userVariables, ...variables };
    return { place, variables: declaredOnly(wanted, await rootVariables(place.root)) };
  };
  const plan: Engine['plan'] = async (stack, given, signal) => {
    const { place, variables } = await prepared(stack, given, signal);
    return planStack(options, place, stack, variables, signal);
  };
  return {
    plan,
    // A state that is locked is waited for by the plan.
    ready: async () => {},
    look: plan,
    planRemoval: async (stack, given, signal) => {
      const { place, variables } = await prepared(stack, given, signal);
      return planRemoval(options, place, stack, variables, signal);
    },
    drift: async (stack, given, signal) => {
      const { place, variables } = await prepared(stack, given, signal);
      return refreshStack(options, place, variables, signal);
    },
    outputs: async (stack, signal) => stateOutputs(options, await placeOf(stack, signal), signal),
  };
}

async function prepare(options: TerraformOptions, stack: Stack, signal: AbortSignal): Promise<Place> {
  const name = stackName(stack);
  const root = await rootFolder(options.infraFolder, stack.kind);
  const place = { stack: name, root, code: root, folder: join(options.workFolder, name) };
  await mkdir(place.folder, { recursive: true, mode: 0o700 });
  const lockFile = await lockFileOf(root, typedName(options.binary));
  const args = initArguments(options.backend.settings(name), lockFile);
  const environment = async () => {
    const given = await options.environment();
    return { ...given, ...(await pluginCache(given, join(options.workFolder, 'plugins'), lockFile)) };
  };
  const run = await runTerraform({ ...options, environment }, place, args, signal);
  if (run.ending.kind === 'exited' && run.ending.code === 0) return place;
  throw await whyNot(options, place, run, signal);
}
