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
  const found = await findRoot(infraFolder, kind);
  if (found !== undefined) return found;
  throw new Failure(
    `There is no Terraform code of the stack "${kind}": neither ${candidates(infraFolder, kind).join(' nor ')} holds a .tf file.`,
    'Set `infra` to the folder that holds terraform/shared and terraform/color, or leave it out to use the one shipped with the action.',
  );
}

/** As rootFolder; undefined where there is none. */
export async function findRoot(infraFolder: string, kind: Stack['kind']): Promise<string | undefined> {
  for (const folder of candidates(infraFolder, kind)) {
    if ((await configurationFiles(folder)).length > 0) return folder;
  }
  return undefined;
}

function candidates(infraFolder: string, kind: Stack['kind']): readonly string[] {
  return [join(infraFolder, 'terraform', kind), join(infraFolder, kind)];
}

/** Names of the files that terraform or tofu reads in a folder; none when there is no such folder. */
export async function configurationFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
  return names.filter((name) => /\.(tf|tofu)(\.json)?$/.test(name)).sort();
}
