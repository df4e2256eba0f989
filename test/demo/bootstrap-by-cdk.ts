import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { command } from '../parts/command.ts';
import { nodePart } from '../parts/node.ts';
import type { Bootstrap } from './bootstrap.ts';

const APP = join(import.meta.dirname, '..', '..', 'infra', 'cdk');

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
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-cdk-'));
  try {
    const node = await nodePart();
    const path = [dirname(node), process.env['PATH'] ?? ''].join(delimiter);
    const env = { ...environment, PATH: path, HOME: folder, CDK_HOME: folder };
    const cdk = async (...words: string[]) => {
      const told = [join(APP, 'node_modules/aws-cdk/bin/cdk'), ...words];
      const { exitCode, output } = await command(node, told, { cwd: APP, env });
      if (exitCode !== 0) throw new Error(`cdk ${words.join(' ')} ended with ${exitCode}:\n${output}`);
    };
    const [inputs, outputs] = [join(folder, 'inputs.json'), join(folder, 'outputs.json')];
    const github = { repository: 'acme/shop', workflows: 'acme/flipgate' };
    await writeFile(inputs, JSON.stringify({ ...site, github }));
    const context = ['-c', 'stack=bootstrap', '-c', `inputs=${inputs}`, '--output', join(folder, 'out')];
    const toolkit = ['--qualifier', 'flipgate', '--toolkit-stack-name', 'CDKToolkit-flipgate'];
    await cdk('bootstrap', `aws://${account}/${region}`, ...toolkit, ...context);
    await cdk('deploy', ...context, '--require-approval', 'never', '--outputs-file', outputs);
    const given = JSON.parse(await readFile(outputs, 'utf8')) as Record<string, Record<string, string>>;
    return {
      imageRepository: given[`${site.name}-${site.environment}-bootstrap`]?.['ImageRepository'] ?? '',
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
