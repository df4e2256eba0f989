import { Failure } from '../../src/model/failure.ts';
import { builtGoProgram } from './go-program.ts';

const REMEDY = 'Install a Go that can build it.';

/**
 * act, which runs GitHub's workflows on this machine, built once from its Go module. Another version on PATH is not
 * taken: its gaps differ from release to release, and who runs workflows by it has to know them.
 * @returns the program's absolute path.
 * @throws Failure naming what to install.
 */
export async function actPart(): Promise<string> {
  const program = await builtGoProgram({
    name: 'act',
    title: 'act',
    module: 'github.com/nektos/act',
    version: '0.2.89',
    main: '.',
    compiled: 'soon',
    takes: '1 min',
    remedy: REMEDY,
  });
  if (program !== undefined) return program;
  throw new Failure('There is no Go to build act with.', REMEDY);
}
