import { Failure } from '../../src/model/failure.ts';
import { isAtLeast } from '../../src/model/version.ts';
import { command } from './command.ts';
import { builtGoProgram } from './go-program.ts';
import { onPath } from './on-path.ts';

/** The oldest with the rules that `.tflint.hcl` names. */
const OLDEST = '0.50.0';
const VERSION = '0.64.0';
const REMEDY = `Install TFLint ${OLDEST} or newer on PATH, or a Go that can build it.`;

/**
 * tflint on PATH, else built once from its Go module; its rules for Terraform's language are in it.
 * @returns the program's absolute path.
 * @throws Failure naming what to install.
 */
export async function tflintPart(): Promise<string> {
  const program = (await installed()) ?? (await built());
  if (program !== undefined) return program;
  throw new Failure('TFLint is not on PATH, nor is a Go to build it with.', REMEDY);
}

async function installed(): Promise<string | undefined> {
  const program = await onPath('tflint');
  if (program === undefined) return undefined;
  const { stdout } = await command(program, ['--version']);
  const version = /version (\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  return version !== undefined && isAtLeast(version, OLDEST) ? program : undefined;
}

function built(): Promise<string | undefined> {
  return builtGoProgram({
    name: 'tflint',
    title: 'TFLint',
    module: 'github.com/terraform-linters/tflint',
    version: VERSION,
    main: '.',
    compiled: 'soon',
    takes: '1 min',
    remedy: REMEDY,
  });
}
