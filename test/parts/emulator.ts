import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pythonEnvironment } from './python.ts';

export interface EmulatorPart {
  /** The interpreter that can import `ministack`: start it by `-m ministack`. */
  readonly python: string;
  /** The folder of botocore's service descriptions, for example with `ecs/2014-11-13/service-2.json.gz`. */
  readonly botocoreData: string;
}

/**
 * The library emulator and botocore's service descriptions, in one environment.
 * @throws Failure when Python or PyPI cannot be had.
 */
export async function emulatorPart(): Promise<EmulatorPart> {
  const environment = await pythonEnvironment(
    join(import.meta.dirname, 'requirements-emulator.txt'),
    'the AWS emulator and service descriptions (ministack, botocore), about 15 s',
  );
  const [version = ''] = await readdir(join(environment, 'lib'));
  return {
    python: join(environment, 'bin', 'python'),
    botocoreData: join(environment, 'lib', version, 'site-packages', 'botocore', 'data'),
  };
}
