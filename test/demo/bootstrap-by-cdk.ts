import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openCdk } from '../parts/cdk.ts';
import type { Bootstrap } from './bootstrap.ts';

/**
 * What a person does once for each environment, by the commands of infra/cdk/README.md: the place for what the CDK CLI brings,
 * and the stack `bootstrap`.
 * @param environment addresses and credentials of the cloud.
 */
export async function bootstrapByCdk(
  environment: Readonly<Record<string, string>>,
  site: { readonly name: string; readonly environment: string },
  account: string,
  region: string,
): Promise<Bootstrap> {
  const { folder, run, close } = await openCdk(environment);
  try {
    const [inputs, outputs] = [join(folder, 'inputs.json'), join(folder, 'outputs.json')];
    const github = { repository: 'acme/shop', workflows: 'acme/flipgate' };
    await writeFile(inputs, JSON.stringify({ ...site, github }));
    const context = ['-c', 'stack=bootstrap', '-c', `inputs=${inputs}`, '--output', join(folder, 'out')];
    const toolkit = ['--qualifier', 'flipgate', '--toolkit-stack-name', 'CDKToolkit-flipgate'];
    await run('bootstrap', `aws://${account}/${region}`, ...toolkit, ...context);
    await run('deploy', ...context, '--require-approval', 'never', '--outputs-file', outputs);
    const given = JSON.parse(await readFile(outputs, 'utf8')) as Record<string, Record<string, string>>;
    return {
      imageRepository: given[`${site.name}-${site.environment}-bootstrap`]?.['ImageRepository'] ?? '',
    };
  } finally {
    await close();
  }
}
