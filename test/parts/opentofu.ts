import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { cached } from './cache-folder.ts';
import { command } from './command.ts';
import { onPath } from './on-path.ts';
import { progress } from './progress.ts';

const MODULE = 'github.com/opentofu/opentofu';
const VERSION = '1.12.6';

/**
 * OpenTofu built from its Go module, whose content Go verifies against its checksum database.
 * `go install module@version` refuses modules that replace dependencies, so it is built inside its folder.
 * @returns the program's absolute path, or undefined when there is no Go to build it with.
 * @throws Failure when Go is there and the build fails.
 */
export async function builtOpenTofu(): Promise<string | undefined> {
  const go = await onPath('go');
  if (go === undefined) return undefined;
  const folder = await cached(`opentofu-${VERSION}`, async (building) => {
    progress(`building OpenTofu ${VERSION} from its Go module, about 3 min`);
    const source = await sourceFolder(go);
    const flags = `-s -w -X ${MODULE}/version.dev=no`;
    await mkdir(building, { recursive: true });
    await orFail(
      go,
      ['build', '-trimpath', '-ldflags', flags, '-o', join(building, 'tofu'), './cmd/tofu'],
      source,
    );
    await chmod(join(building, 'tofu'), 0o755);
  });
  return join(folder, 'tofu');
}

async function sourceFolder(go: string): Promise<string> {
  const stdout = await orFail(go, ['mod', 'download', '-json', `${MODULE}@v${VERSION}`], undefined);
  return (JSON.parse(stdout) as { Dir: string }).Dir;
}

async function orFail(go: string, args: readonly string[], cwd: string | undefined): Promise<string> {
  const { exitCode, stdout, output } = await command(go, args, cwd === undefined ? {} : { cwd });
  if (exitCode === 0) return stdout;
  throw new Failure(
    `go ${args.join(' ')} ended with ${exitCode}.`,
    'Install Terraform 1.11 or newer, or OpenTofu 1.11 or newer, on PATH; or a Go that can build OpenTofu.',
    { logLines: output.trimEnd().split('\n').slice(-20) },
  );
}
