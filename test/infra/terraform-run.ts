import { command } from '../parts/command.ts';
import { type TerraformPart, terraformPart } from '../parts/terraform.ts';

export interface TerraformRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly output: string;
}

export interface Terraform {
  /** Runs to the end, whatever the exit code. */
  run(folder: string, args: readonly string[]): Promise<TerraformRun>;
  /** @throws an error with everything that was printed, unless the exit code is 0. */
  succeed(folder: string, args: readonly string[]): Promise<TerraformRun>;
}

/**
 * The machine's terraform in an environment without anybody's account, plus `extra`.
 * @param found finds another program of the same kind instead.
 */
export async function openTerraform(
  extra: Readonly<Record<string, string>> = {},
  found: () => Promise<TerraformPart> = terraformPart,
): Promise<Terraform> {
  const part = await found();
  const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...part.env, ...extra };
  const run: Terraform['run'] = (folder, args) => command(part.binary, args, { cwd: folder, env });
  return {
    run,
    succeed: async (folder, args) => {
      const done = await run(folder, args);
      if (done.exitCode === 0) return done;
      throw new Error(`terraform ${args.join(' ')} in ${folder}: exit code ${done.exitCode}\n${done.output}`);
    },
  };
}
