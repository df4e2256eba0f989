import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import type { Stack } from '../../ports.ts';

export const ROOTS = ['shared', 'color'] as const satisfies readonly Stack['kind'][];

/**
 * The folder of a stack's root module. `<infra>/terraform/<kind>` is the layout that the action ships;
 * a folder of the user's own may leave out the level `terraform`. The first that holds configuration is it.
 * @throws Failure naming the folders that were tried.
 */
export async function rootFolder(infraFolder: string, kind: Stack['kind']): Promise<string> {
  const candidates = [join(infraFolder, 'terraform', kind), join(infraFolder, kind)];
  for (const folder of candidates) {
    if ((await configurationFiles(folder)).length > 0) return folder;
  }
  throw new Failure(
    `There is no Terraform code of the stack "${kind}": neither ${candidates.join(' nor ')} holds a .tf file.`,
    'Set `infra` to the folder that holds terraform/shared and terraform/color, or leave it out to use the one shipped with the action.',
  );
}

/** Names of the files that terraform or tofu reads in a folder; none when there is no such folder. */
export async function configurationFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
  return names.filter((name) => /\.(tf|tofu)(\.json)?$/.test(name)).sort();
}
