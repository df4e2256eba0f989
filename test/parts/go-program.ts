import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { cached } from './cache-folder.ts';
import { command, type Finished } from './command.ts';
import { onPath } from './on-path.ts';
import { progress } from './progress.ts';

/** In half the processor time, or so that the program runs in as little as it can: for one that works through much data. */
export type Compiled = 'soon' | 'well';

/** A program whose source is a Go module. */
export interface GoProgram {
  /** The file that is built. */
  readonly name: string;
  /** What is built, for a person and as the name of its folder in the cache. */
  readonly title: string;
  readonly module: string;
  /** Without the leading `v`. */
  readonly version: string;
  /** The folder of its main package inside the module, for example `./cmd/tofu`. */
  readonly main: string;
  readonly ldflags?: string;
  readonly compiled: Compiled;
  /** For the person who waits. */
  readonly takes: string;
  /** What to install when the build fails. */
  readonly remedy: string;
}

/**
 * The program built once from its Go module, whose content Go verifies against its checksum database.
 * `go install module@version` refuses modules that replace dependencies, so it is built inside its folder.
 * @returns the program's absolute path, or undefined when there is no Go to build it with.
 * @throws Failure when Go is there and the build fails.
 */
export async function builtGoProgram(program: GoProgram): Promise<string | undefined> {
  const go = await onPath('go');
  if (go === undefined) return undefined;
  const folder = await cached(`${program.title.toLowerCase()}-${program.version}`, async (building) => {
    progress(`building ${program.title} ${program.version} from its Go module, about ${program.takes}`);
    const file = join(building, program.name);
    const built = await buildWith(go, {
      file,
      main: program.main,
      folder: await sourceFolder(program, go),
      ldflags: program.ldflags ?? '',
      compiled: program.compiled,
    });
    orFail(program, 'build', built);
    await chmod(file, 0o755);
  });
  return join(folder, program.name);
}

interface MainPackage {
  readonly folder: string;
  readonly main: string;
  readonly ldflags: string;
  readonly compiled: Compiled;
  /** Where the program goes. */
  readonly file: string;
}

/**
 * A main package made into one file without names and lines for debuggers. Go's compiler collects its garbage seldom: a
 * quarter less of the processor for half as much memory again.
 */
export function buildWith(
  go: string,
  { folder, main, ldflags, compiled, file }: MainPackage,
): Promise<Finished> {
  const soon = compiled === 'soon' ? ['-gcflags', 'all=-N -l'] : [];
  const args = ['build', '-trimpath', ...soon, '-ldflags', `-s -w ${ldflags}`.trim(), '-o', file, main];
  return command(go, args, { cwd: folder, env: { GOGC: '400', ...process.env } });
}

async function sourceFolder(program: GoProgram, go: string): Promise<string> {
  const named = `${program.module}@v${program.version}`;
  const loaded = await command(go, ['mod', 'download', '-json', named]);
  return (JSON.parse(orFail(program, 'mod download', loaded)) as { Dir: string }).Dir;
}

function orFail(program: GoProgram, what: string, { exitCode, stdout, output }: Finished): string {
  if (exitCode === 0) return stdout;
  throw new Failure(`go ${what} of ${program.module} ended with ${exitCode}.`, program.remedy, {
    logLines: output.trimEnd().split('\n').slice(-20),
  });
}
