import { readInspect } from '../../../src/adapters/buildx-inspect.ts';
import { commandOutput } from '../../../src/adapters/exec.ts';
import { judgeBuilder } from '../../../src/model/builder-verdict.ts';
import { Failure, messageOf } from '../../../src/model/failure.ts';
import { type Checked, found, looked, missing } from '../checked.ts';

export type Building = 'native' | 'emulated';

const INSTALL =
  'Install Docker with its buildx plugin (https://docs.docker.com/get-started/get-docker), or point buildx at a BuildKit; or give an image that is built already: `--image`.';

const CHOOSE =
  'Start Docker, or choose a builder for linux/arm64 by `docker buildx use`. On Linux `docker run --privileged --rm tonistiigi/binfmt --install arm64` adds emulation. Or give an image that is built already: `--image`.';

/** Whether an image for arm64 can be built here. On a laptop emulation is no mistake, only slow. */
export async function checkDocker(environment: Readonly<Record<string, string>>): Promise<Checked<Building>> {
  const docker = (...args: readonly string[]) => commandOutput('docker', args, { env: environment });
  try {
    await docker('buildx', 'version');
  } catch (error) {
    return missing(`There is no \`docker buildx\` to build with: ${saidBy(error, 0)}`, INSTALL);
  }
  return looked(async () => {
    const builder = readInspect(await docker('buildx', 'inspect', '--bootstrap').catch(noBuilder));
    const building = judgeBuilder(builder, true);
    const slow = building === 'native' ? '' : ': arm64 is imitated, which is many times slower';
    return found(building, `builder ${builder.name}${slow}`);
  }, CHOOSE);
}

function noBuilder(error: unknown): never {
  const said = `The builder of \`docker buildx\` does not answer: ${saidBy(error, -1)}`;
  throw new Failure(said, CHOOSE, { cause: error });
}

/** @param line of what the program wrote, counted from its end when below 0 */
function saidBy(error: unknown, line: number): string {
  return (error instanceof Failure && error.logLines.at(line)) || messageOf(error);
}
