import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TerraformOptions } from './options.ts';
import { quoted, statePushArguments } from './terraform-arguments.ts';
import { type Place, runTerraform } from './terraform-run.ts';

/** Milliseconds; see LOOKING_TAKES. */
const PUSHING_TAKES = 20_000;

/**
 * Terraform that cannot write its state leaves it in a file beside the code, which on a hosted runner
 * is gone with the job: it is pushed once more, here.
 * @returns what a person must do when that fails too; undefined when there was no such file, or it is pushed.
 */
export async function rescueState(options: TerraformOptions, place: Place): Promise<string | undefined> {
  const file = join(await options.way.worksIn(place), 'errored.tfstate');
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (!there) return undefined;
  const pushed = await push(options, place, file).catch(() => false);
  if (pushed) {
    options.log.warning(`The state of ${place.stack} could not be written at first, and is now.`);
    await rm(file);
    return undefined;
  }
  const { command: terraform, first } = options.way.typed(place);
  return [
    `The state could not be written. Keep ${file} and push it:`,
    first,
    `${terraform} state push ${quoted(file)}`,
  ].join('\n');
}

async function push(options: TerraformOptions, place: Place, file: string): Promise<boolean> {
  const args = statePushArguments(file);
  const { ending } = await runTerraform(options, place, args, AbortSignal.timeout(PUSHING_TAKES));
  return ending.kind === 'exited' && ending.code === 0;
}
