import { Failure } from '../../model/failure.ts';
import { runStateless } from '../terraform/stateless-run.ts';
import { typedName } from '../terraform/unwrapped.ts';
import type { TerragruntOptions } from './options.ts';
import { stackFolder } from './stack-folder.ts';
import { SPEECH } from './unit-way.ts';
import { readUnits, type Unit } from './units.ts';

/** A stack as Terragrunt reads it. */
export interface UnitStack {
  readonly folder: string;
  /** Each after those that it needs. */
  readonly units: readonly Unit[];
}

/** Has the units written out and asks for their order; touches no state. */
export async function readStack(options: TerragruntOptions, signal: AbortSignal): Promise<UnitStack> {
  const folder = await stackFolder(options.infraFolder, options.site.environment);
  await said(options, folder, ['stack', 'generate'], signal);
  const listed = await said(options, folder, ['find', '--dag', '--dependencies', '--json'], signal);
  return { folder, units: readUnits(listed, folder) };
}

async function said(
  options: TerragruntOptions,
  folder: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<string> {
  const environment = { ...(await options.environment()), ...SPEECH, TG_TF_PATH: options.terraform };
  const { code, stdout, stderr } = await runStateless(options.binary, args, folder, environment, signal);
  if (code === 0) return stdout;
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  throw new Failure(
    `${typedName(options.binary)} ${args.slice(0, 2).join(' ')} in ${folder} failed: ${lines[0] ?? `exit code ${code}`}`,
    'Correct what the message names, and run again.',
    { logLines: lines.slice(-20) },
  );
}
