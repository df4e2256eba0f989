import type { EngineChoice } from '../model/request.ts';

/** By itself only where the folder is Terragrunt's own: one that holds Terraform's code beside it is Terraform's. */
export async function wantsTerragrunt(engine: EngineChoice, folder: string): Promise<boolean> {
  if (engine !== 'auto') return engine === 'terragrunt';
  const { isTerragrunt } = await import('../engines/terragrunt/stack-folder.ts');
  return isTerragrunt(folder);
}
