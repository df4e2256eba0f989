import { Failure } from '../../src/model/failure.ts';
import { builtGoProgram } from './go-program.ts';
import { onPath } from './on-path.ts';

const REMEDY = 'Install terraform-docs on PATH, or a Go that can build it.';

/**
 * terraform-docs on PATH, else built once from its Go module. Only its JSON is read, which is the same
 * for many versions.
 * @returns the program's absolute path.
 * @throws Failure naming what to install.
 */
export async function terraformDocsPart(): Promise<string> {
  const program = (await onPath('terraform-docs')) ?? (await built());
  if (program !== undefined) return program;
  throw new Failure('terraform-docs is not on PATH, nor is a Go to build it with.', REMEDY);
}

function built(): Promise<string | undefined> {
  return builtGoProgram({
    name: 'terraform-docs',
    title: 'terraform-docs',
    module: 'github.com/terraform-docs/terraform-docs',
    version: '0.20.0',
    main: '.',
    compiled: 'soon',
    takes: '20 s',
    remedy: REMEDY,
  });
}
