import { mkdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { type FullCloud, openFullCloud } from '../cloud/full-cloud.ts';
import type { Runner } from '../demo/action.ts';
import { applyBootstrap } from '../demo/bootstrap.ts';
import { installAction } from '../demo/built-action.ts';
import { nodePart } from '../parts/node.ts';
import { type ClosedBy, type ImageBuilder, openBuilder } from './builder.ts';

/** Everything that an image is built with, for real. */
export interface Workshop extends ImageBuilder {
  readonly folder: string;
  readonly cloud: FullCloud;
  /** As Terraform gives it: `127.0.0.1:<port>/shop`. */
  readonly repository: string;
  readonly runner: Runner;
  /** Builds that made what is built with. */
  readonly ownBuilds: number;
}

/** @throws Failure naming what is missing. */
export async function openWorkshop(folder: string, closedBy: ClosedBy): Promise<Workshop> {
  const builder = await openBuilder(folder, closedBy);
  const cloud = closedBy(await openFullCloud({ registry: builder.registry }), (one) => one.close());
  const { environment } = cloud.startChild('shell', () => {});
  const { imageRepository } = await applyBootstrap(environment, { name: 'shop', environment: 'production' });
  const runner = await prepareRunner(folder, builder);
  return { ...builder, folder, cloud, repository: imageRepository, runner, ownBuilds: 2 };
}

/** The machine of the jobs: it has Node, and docker with a builder. */
async function prepareRunner(folder: string, { bin, environment }: ImageBuilder): Promise<Runner> {
  const home = join(folder, 'home');
  await mkdir(home);
  const path = [bin, '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter);
  return {
    node: await nodePart(),
    action: await installAction(join(folder, 'action')),
    temp: join(folder, 'runner'),
    repository: 'acme/shop',
    environment: { PATH: path, HOME: home, ...environment },
  };
}
