import { join } from 'node:path';
import { command } from '../parts/command.ts';
import { terraformDocsPart } from '../parts/terraform-docs.ts';
import { TERRAFORM } from './folders.ts';

export interface Input {
  readonly name: string;
  /** As written, over several lines where it is. */
  readonly type: string;
  readonly description: string | null;
  readonly default: unknown;
  readonly required: boolean;
}

export interface Output {
  readonly name: string;
  readonly description: string | null;
}

/** What a module or root takes and gives. */
export interface Interface {
  readonly inputs: readonly Input[];
  readonly outputs: readonly Output[];
}

/**
 * Read by terraform-docs, which needs neither `init` nor a provider.
 * @param folder below `infra/terraform`
 * @throws an error with what terraform-docs said when the code cannot be read.
 */
export async function interfaceOf(folder: string): Promise<Interface> {
  const program = await terraformDocsPart();
  const args = ['json', '--lockfile=false', '--sort-by=required', join(TERRAFORM, folder)];
  const { exitCode, stdout, output } = await command(program, args, { cwd: TERRAFORM });
  if (exitCode !== 0) throw new Error(`terraform-docs on ${folder}: exit code ${exitCode}\n${output}`);
  return JSON.parse(stdout) as Interface;
}
