import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether a root has a lock file of providers that `init` can be held to. */
export type LockFile = 'present' | 'absent';

/**
 * A lock file that terraform wrote names terraform's registry. Tofu takes its versions over under the names
 * of its own, and must be let to write them down.
 */
export async function lockFileOf(root: string, typed: string): Promise<LockFile> {
  const text = await readFile(join(root, '.terraform.lock.hcl'), 'utf8').catch(() => undefined);
  if (text === undefined) return 'absent';
  const foreign =
    typed === 'tofu' && text.includes('registry.terraform.io/') && !text.includes('registry.opentofu.org/');
  return foreign ? 'absent' : 'present';
}
