import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TerraformOptions } from '../terraform/options.ts';
import { pluginCache } from '../terraform/plugin-cache.ts';
import { findRoot } from '../terraform/root-folder.ts';
import { whyNot } from '../terraform/run-failure.ts';
import { initInUnit } from '../terraform/terraform-arguments.ts';
import { type Place, runTerraform } from '../terraform/terraform-run.ts';
import type { TerragruntOptions } from './options.ts';
import type { Unit } from './units.ts';

/** The place of each unit, prepared once. One after the other: they share a cache. */
export function unitPlaces(
  options: TerragruntOptions,
): (terraform: TerraformOptions, signal: AbortSignal) => (unit: Unit) => Promise<Place> {
  const places = new Map<string, Promise<Place>>();
  let last: Promise<unknown> = Promise.resolve();
  return (terraform, signal) => (unit) => {
    const known = places.get(unit.name);
    if (known !== undefined) return known;
    const preparing = last.then(() => prepare(options, terraform, unit, signal));
    places.set(unit.name, preparing);
    last = preparing.catch(() => places.delete(unit.name));
    return preparing;
  };
}

async function prepare(
  { infraFolder, workFolder }: TerragruntOptions,
  terraform: TerraformOptions,
  unit: Unit,
  signal: AbortSignal,
): Promise<Place> {
  const kind = unit.name.startsWith('color-') ? 'color' : 'shared';
  const code = (await findRoot(infraFolder, kind)) ?? unit.folder;
  const place = { stack: unit.name, root: unit.folder, code, folder: join(workFolder, unit.name) };
  await mkdir(place.folder, { recursive: true, mode: 0o700 });
  const environment = async () => {
    const given = await terraform.environment();
    return { ...given, ...(await pluginCache(given, join(workFolder, 'plugins'), 'absent')) };
  };
  const run = await runTerraform({ ...terraform, environment }, place, initInUnit(), signal);
  if (run.ending.kind === 'exited' && run.ending.code === 0) return place;
  throw await whyNot(terraform, place, run, signal);
}
