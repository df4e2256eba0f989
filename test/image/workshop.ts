import { mkdir } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { type FullCloud, openFullCloud } from '../cloud/full-cloud.ts';
import { type OpenRegistry, openRegistry } from '../cloud/registry/open-registry.ts';
import { ACCESS, PASSWORD } from '../cloud/registry/registry-login.ts';
import type { Runner } from '../demo/action.ts';
import { applyBootstrap } from '../demo/bootstrap.ts';
import { installAction } from '../demo/built-action.ts';
import { startBuildKit } from '../parts/buildkit.ts';
import { command } from '../parts/command.ts';
import { dockerConfiguration, dockerPart } from '../parts/docker.ts';
import { type Emulation, startEmulation } from '../parts/emulation.ts';
import { nodePart } from '../parts/node.ts';
import { startRegistry } from '../parts/registry.ts';
import { type Buildx, fillHub } from './hub.ts';

/** Everything that an image is built with, for real. */
export interface Workshop {
  readonly folder: string;
  readonly emulation: Emulation;
  readonly cloud: FullCloud;
  readonly registry: OpenRegistry;
  /** As Terraform gives it: `127.0.0.1:<port>/shop`. */
  readonly repository: string;
  /** The image that the Dockerfile builds on. */
  readonly base: string;
  readonly runner: Runner;
  /** Somebody else's command line at the same builder. */
  readonly buildx: Buildx;
  /** Builds that made what is built with. */
  readonly ownBuilds: number;
}

export type ClosedBy = <T>(opened: T, end: (opened: T) => Promise<unknown>) => T;

/** @throws Failure naming what is missing. */
export async function openWorkshop(folder: string, closedBy: ClosedBy): Promise<Workshop> {
  const emulation = closedBy(await startEmulation(), (one) => one.stop());
  const hub = closedBy(await startRegistry(join(folder, 'hub'), 'open'), (one) => one.stop());
  const buildkit = closedBy(await startBuildKit(join(folder, 'buildkit'), hub.host), (one) => one.stop());
  const docker = await dockerConfiguration(join(folder, 'docker'), buildkit.address);
  const buildx = await buildxIn(docker, folder);
  const base = await fillHub(hub.host, folder, buildx);
  const images = closedBy(await startRegistry(join(folder, 'images'), ACCESS), (one) => one.stop());
  const registry = closedBy(await openRegistry(images, PASSWORD), (one) => one.close());
  const cloud = closedBy(await openFullCloud({ registry }), (one) => one.close());
  const { environment } = cloud.startChild('shell', () => {});
  const { imageRepository } = await applyBootstrap(environment, { name: 'shop', environment: 'production' });
  const runner = await prepareRunner(folder, docker);
  return {
    folder,
    emulation,
    cloud,
    registry,
    repository: imageRepository,
    base,
    runner,
    buildx,
    ownBuilds: 2,
  };
}

async function buildxIn(docker: Readonly<Record<string, string>>, folder: string): Promise<Buildx> {
  const program = await dockerPart();
  const env = { ...docker, PATH: process.env['PATH'] ?? '', HOME: folder };
  return async (...args) => {
    const { exitCode, stdout, output } = await command(program, ['buildx', ...args], { env });
    if (exitCode === 0) return stdout;
    throw new Failure(`docker buildx ${args.join(' ')} ended with ${exitCode}.`, 'Read its last lines.', {
      logLines: output.trimEnd().split('\n').slice(-20),
    });
  };
}

/** The machine of the jobs: it has Node, and docker with a builder. */
async function prepareRunner(folder: string, docker: Readonly<Record<string, string>>): Promise<Runner> {
  const [node, program] = await Promise.all([nodePart(), dockerPart()]);
  const home = join(folder, 'home');
  await mkdir(home);
  const path = [dirname(program), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter);
  return {
    node,
    action: await installAction(join(folder, 'action')),
    temp: join(folder, 'runner'),
    repository: 'acme/shop',
    environment: { PATH: path, HOME: home, ...docker },
  };
}
