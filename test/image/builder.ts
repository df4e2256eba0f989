import { dirname, join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { type OpenRegistry, openRegistry } from '../cloud/registry/open-registry.ts';
import { ACCESS, PASSWORD } from '../cloud/registry/registry-login.ts';
import { startBuildKit } from '../parts/buildkit.ts';
import { command } from '../parts/command.ts';
import { dockerConfiguration, dockerPart } from '../parts/docker.ts';
import { type Emulation, startEmulation } from '../parts/emulation.ts';
import { startRegistry } from '../parts/registry.ts';
import { type Buildx, fillHub } from './hub.ts';

export type ClosedBy = <T>(opened: T, end: (opened: T) => Promise<unknown>) => T;

/** What builds images for arm64 without an engine, and where they are pushed. */
export interface ImageBuilder {
  readonly emulation: Emulation;
  readonly registry: OpenRegistry;
  /** The image that the Dockerfile builds on. */
  readonly base: string;
  /** What a job needs in its environment to build with it, PATH apart. */
  readonly environment: Readonly<Record<string, string>>;
  /** The folder of `docker`, for its PATH. */
  readonly bin: string;
  /** Somebody else's command line at the same builder. */
  readonly buildx: Buildx;
}

/** @throws Failure naming what is missing. */
export async function openBuilder(folder: string, closedBy: ClosedBy): Promise<ImageBuilder> {
  const emulation = closedBy(await startEmulation(), (one) => one.stop());
  const hub = closedBy(await startRegistry(join(folder, 'hub'), 'open'), (one) => one.stop());
  const buildkit = closedBy(await startBuildKit(join(folder, 'buildkit'), hub.host), (one) => one.stop());
  const environment = await dockerConfiguration(join(folder, 'docker'), buildkit.address);
  const program = await dockerPart();
  const buildx = buildxBy(program, environment, folder);
  const base = await fillHub(hub.host, folder, buildx);
  const images = closedBy(await startRegistry(join(folder, 'images'), ACCESS), (one) => one.stop());
  const registry = closedBy(await openRegistry(images, PASSWORD), (one) => one.close());
  return { emulation, registry, base, environment, bin: dirname(program), buildx };
}

function buildxBy(program: string, docker: Readonly<Record<string, string>>, folder: string): Buildx {
  const env = { ...docker, PATH: process.env['PATH'] ?? '', HOME: folder };
  return async (...args) => {
    const { exitCode, stdout, output } = await command(program, ['buildx', ...args], { env });
    if (exitCode === 0) return stdout;
    throw new Failure(`docker buildx ${args.join(' ')} ended with ${exitCode}.`, 'Read its last lines.', {
      logLines: output.trimEnd().split('\n').slice(-20),
    });
  };
}
