import { basename, delimiter, dirname, join } from 'node:path';
import type { ImageBuilder } from '../image/builder.ts';
import { nodePart } from '../parts/node.ts';
import { terraformPart } from '../parts/terraform.ts';
import type { Runner } from './action.ts';
import { installAction } from './built-action.ts';

/**
 * Each command of terraform starts the AWS provider anew, and collecting garbage is a fifth to a quarter of the four
 * seconds that its schema takes: on two cores everything else waits for that.
 */
export const FEW_COLLECTIONS = { GOGC: 'off', GOMEMLIMIT: '2GiB' } as const;

/** The machine of the jobs: of this one it has Node and terraform. */
export async function prepareRunner(folder: string, builder: ImageBuilder | string): Promise<Runner> {
  const [node, terraform, action] = await Promise.all([
    nodePart(),
    terraformPart(),
    installAction(join(folder, 'action')),
  ]);
  const docker = typeof builder === 'string' ? undefined : builder;
  const own = [dirname(terraform.binary), ...(docker ? [docker.bin] : [])];
  const path = [...own, '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter);
  return {
    ...{ node, action },
    temp: join(folder, 'runner'),
    repository: 'acme/shop',
    environment: { PATH: path, HOME: folder, ...FEW_COLLECTIONS, ...terraform.env, ...docker?.environment },
  };
}

/** What the machine has of the two. */
export async function terraformOrTofu(): Promise<'terraform' | 'tofu'> {
  return basename((await terraformPart()).binary) === 'tofu' ? 'tofu' : 'terraform';
}
