import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { cached } from './cache-folder.ts';
import { command } from './command.ts';
import { onPath } from './on-path.ts';
import { progress } from './progress.ts';

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
    const flags = ['-s -w', program.ldflags ?? ''].join(' ').trim();
    const args = ['build', '-trimpath', '-ldflags', flags, '-o', file, program.main];
    await orFail(program, go, args, await sourceFolder(program, go));
    await chmod(file, 0o755);
  });
  return join(folder, program.name);
}

async function sourceFolder(program: GoProgram, go: string): Promise<string> {
  const named = `${program.module}@v${program.version}`;
  const stdout = await orFail(program, go, ['mod', 'download', '-json', named], undefined);
  return (JSON.parse(stdout) as { Dir: string }).Dir;
}

async function orFail(
  program: GoProgram,
  go: string,
  args: readonly string[],
  cwd: string | undefined,
): Promise<string> {
  const { exitCode, stdout, output } = await command(go, args, cwd === undefined ? {} : { cwd });
  if (exitCode === 0) return stdout;
  throw new Failure(`go ${args.join(' ')} ended with ${exitCode}.`, program.remedy, {
    logLines: output.trimEnd().split('\n').slice(-20),
  });
}
