import { Failure } from '../../src/model/failure.ts';
import { builtGoProgram } from './go-program.ts';

const REMEDY = 'Install a Go that can build it.';

/**
 * OpenSSF Scorecard, built once from its Go module. Another version on PATH is not taken: what a check gives, and for
 * what, differs from release to release.
 * @returns the program's absolute path.
 * @throws Failure naming what to install.
 */
export async function scorecardPart(): Promise<string> {
  const program = await builtGoProgram({
    name: 'scorecard',
    title: 'Scorecard',
    module: 'github.com/ossf/scorecard/v5',
    version: '5.3.0',
    main: '.',
    compiled: 'soon',
    takes: '3 min',
    remedy: REMEDY,
  });
  if (program !== undefined) return program;
  throw new Failure('There is no Go to build Scorecard with.', REMEDY);
}
