import type { EngineChoice } from '../model/request.ts';

/** By itself only where the folder is an app of CDK's: one beside Terraform's code has to be asked for. */
export async function wantsCdk(engine: EngineChoice, folder: string): Promise<boolean> {
  if (engine !== 'auto') return engine === 'cdk';
  const { isApp } = await import('../engines/cdk/app-folder.ts');
  return isApp(folder);
}
