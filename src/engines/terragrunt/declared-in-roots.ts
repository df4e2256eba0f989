import { findRoot, ROOTS } from '../terraform/root-folder.ts';
import { refuseUndeclared } from '../terraform/root-variables.ts';
import type { TerragruntOptions } from './options.ts';

/** Terraform takes no notice of a variable in its environment that no code declares. Units over code of another layout are not looked into. */
export async function declaredInRoots({
  infraFolder,
  userVariables,
}: Pick<TerragruntOptions, 'infraFolder' | 'userVariables'>): Promise<void> {
  const roots = await Promise.all(ROOTS.map((kind) => findRoot(infraFolder, kind)));
  if (roots.includes(undefined)) return;
  await refuseUndeclared(infraFolder, Object.keys(userVariables));
}
