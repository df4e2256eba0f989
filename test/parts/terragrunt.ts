import { Failure } from '../../src/model/failure.ts';
import { isAtLeast } from '../../src/model/version.ts';
import { command } from './command.ts';
import { builtGoProgram } from './go-program.ts';
import { onPath } from './on-path.ts';

/** The first that reads outputs that are not there yet from the state, and finds made-up ones instead. */
const OLDEST = '1.1.3';
const MODULE = 'github.com/gruntwork-io/terragrunt';
/** The one that the workflows install. */
export const BUILT_TERRAGRUNT = '1.1.3';
const REMEDY = `Install Terragrunt ${OLDEST} or newer on PATH, or a Go that can build it.`;

/**
 * Terragrunt on PATH, else built once from its Go module.
 * @returns the program's absolute path.
 * @throws Failure naming what to install.
 */
export async function terragruntPart(): Promise<string> {
  const program = (await installed()) ?? (await built());
  if (program !== undefined) return program;
  throw new Failure('Terragrunt is not on PATH, nor is a Go to build it with.', REMEDY);
}

async function installed(): Promise<string | undefined> {
  const program = await onPath('terragrunt');
  if (program === undefined) return undefined;
  const { stdout } = await command(program, ['--version']);
  const version = /version v?(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  return version !== undefined && isAtLeast(version, OLDEST) ? program : undefined;
}

function built(): Promise<string | undefined> {
  return builtGoProgram({
    name: 'terragrunt',
    title: 'Terragrunt',
    module: MODULE,
    version: BUILT_TERRAGRUNT,
    main: '.',
    ldflags: `-X ${MODULE}/internal/version.Version=v${BUILT_TERRAGRUNT}`,
    compiled: 'soon',
    takes: '5 min',
    remedy: REMEDY,
  });
}
