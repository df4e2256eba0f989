import { rm } from 'node:fs/promises';
import type { TerraformOptions } from './options.ts';
import { whyNot } from './run-failure.ts';
import { type Place, runTerraform, written } from './terraform-run.ts';

/** The one document that `show` or `output` writes. It holds secrets in clear, so its file does not stay. */
export async function readJson(
  options: TerraformOptions,
  place: Place,
  args: readonly string[],
  signal: AbortSignal,
): Promise<unknown> {
  const run = await runTerraform(options, place, args, signal);
  try {
    if (run.ending.kind === 'exited' && run.ending.code === 0)
      return JSON.parse(await written(run, 'stdout'));
    throw await whyNot(options, place, run, signal);
  } finally {
    await rm(run.folder, { recursive: true });
  }
}
