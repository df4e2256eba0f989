import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Environment } from '../inputs.ts';

/** The absolute path of the first of the programs that is on PATH. */
export async function onPath(
  names: readonly string[],
  environment: Environment,
): Promise<string | undefined> {
  for (const name of names) {
    for (const folder of (environment['PATH'] ?? '').split(delimiter)) {
      const found = join(folder, name);
      if (await exists(found)) return found;
    }
  }
  return undefined;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
