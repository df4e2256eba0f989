import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What actions/checkout leaves, as far as anybody reads it: the tree, and the commit that HEAD is detached at. */
export async function checkOut(tree: string, commit: string, workspace: string): Promise<void> {
  await cp(tree, workspace, { recursive: true });
  await mkdir(join(workspace, '.git'), { recursive: true });
  await writeFile(join(workspace, '.git', 'HEAD'), `${commit}\n`);
}
