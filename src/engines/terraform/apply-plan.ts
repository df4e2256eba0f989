import { Failure } from '../../model/failure.ts';
import { applyFailure } from './apply-failure.ts';
import { sha256 } from './file-digest.ts';
import { noteLock } from './note-lock.ts';
import type { TerraformOptions } from './options.ts';
import type { PlanFile } from './plan-file.ts';
import { progressLine } from './progress.ts';
import { pastStateLock } from './state-lock.ts';
import { applyArguments } from './terraform-arguments.ts';
import { type Place, runTerraform } from './terraform-run.ts';

/**
 * Applies exactly the plan that was made.
 * @throws Failure naming what is left to mend; the signal's reason when it was interrupted and nothing is.
 */
export async function applyPlan(
  options: TerraformOptions,
  place: Place,
  file: PlanFile,
  signal: AbortSignal,
): Promise<void> {
  if (options.stateLock === 'leave') {
    throw new Failure(`The plan of ${place.stack} was made to be read.`, 'Deploy to apply it.');
  }
  await refuseSwapped(place, file);
  const attempt = async () => {
    const noting = noteLock(options, place);
    const run = await runTerraform(options, place, applyArguments(file.path), signal, (event, folder) => {
      const line = progressLine(event);
      if (line !== undefined) options.log.foreign([line]);
      noting.watch(event, folder);
    });
    await noting.done();
    return run;
  };
  const run = await pastStateLock(options, place, attempt, signal);
  if (run.ending.kind === 'exited' && run.ending.code === 0) return;
  throw await applyFailure(options, place, run, signal);
}

/** One plan may read like another and still run foreign code. */
async function refuseSwapped(place: Place, file: PlanFile): Promise<void> {
  const now = await sha256(file.path).catch(() => 'nothing');
  if (now === file.sha256) return;
  throw new Failure(
    `The plan file of ${place.stack} is not the one that was made: its SHA-256 was ${file.sha256} and is ${now}.`,
    'Find out what writes to the folder for temporary files, and run again: it plans anew.',
  );
}
