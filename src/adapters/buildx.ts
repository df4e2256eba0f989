import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BuildProgress } from '../model/build-progress.ts';
import { Failure } from '../model/failure.ts';
import type { Builder, BuildOrder, Builds, Built, Log } from '../ports.ts';
import { readSources } from './build-context.ts';
import { buildArguments } from './buildx-arguments.ts';
import { readInspect } from './buildx-inspect.ts';
import { childLines } from './child-lines.ts';
import { type DockerConfig, openDockerConfig } from './docker-config.ts';
import { commandOutput } from './exec.ts';

export interface BuildxOptions {
  /** The child's whole environment; what is not in it no build can read. */
  readonly environment: Readonly<Record<string, string>>;
  /** A folder for what is gone after the run. */
  readonly temp: string;
  readonly log: Log;
}

/** Docker's own driver keeps no cache in a registry: beside it builds get a builder of their own. */
const OUR_BUILDER = 'flipgate';

export function openBuilds(options: BuildxOptions): Builds {
  return {
    sources: readSources,
    bases: async (dockerfile, buildArgs) =>
      (await import('../model/dockerfile-images.ts')).imagesOf(dockerfile, buildArgs),
    open: async (address, login) =>
      openBuilder(options, await openDockerConfig(address, login, options.environment, options.temp)),
  };
}

function openBuilder({ log }: BuildxOptions, config: DockerConfig): Builder {
  const env = config.environment;
  const docker = (...args: readonly string[]) => commandOutput('docker', args, { env });
  return {
    look: async () => {
      const found = readInspect(await docker('buildx', 'inspect', '--bootstrap').catch(noBuildx));
      if (found.driver !== 'docker') return found;
      const own = await docker('buildx', 'inspect', '--bootstrap', OUR_BUILDER).catch(() => undefined);
      if (own !== undefined) return readInspect(own);
      await docker('buildx', 'create', '--name', OUR_BUILDER, '--driver', 'docker-container');
      return readInspect(await docker('buildx', 'inspect', '--bootstrap', OUR_BUILDER));
    },
    digestOf: async (image) => {
      const pinned = /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1];
      if (pinned !== undefined) return pinned;
      const format = '{{.Manifest.Digest}}';
      const told = await docker('buildx', 'imagetools', 'inspect', '--format', format, image).catch(
        () => undefined,
      );
      return told !== undefined && /^sha256:[0-9a-f]{64}$/.test(told) ? told : undefined;
    },
    build: (order, signal) => build(order, env, log, signal),
    close: () => config.close(),
  };
}

async function build(
  order: BuildOrder,
  env: Readonly<Record<string, string>>,
  log: Log,
  signal: AbortSignal,
): Promise<Built> {
  const metadata = join(env['DOCKER_CONFIG'] ?? '', 'metadata.json');
  const progress = new BuildProgress();
  const args = buildArguments(order, metadata);
  const line = (text: string) => log.foreign(progress.take(text));
  const ended = await childLines({ program: 'docker', args, env, line }, signal);
  signal.throwIfAborted();
  if (ended !== 0) throw failedBuild(progress, ended);
  const digest = (JSON.parse(await readFile(metadata, 'utf8')) as Record<string, unknown>)[
    'containerimage.digest'
  ];
  return { ...progress.tally(), image: `${order.address}@${String(digest)}` };
}

function failedBuild(progress: BuildProgress, ended: number | string): Failure {
  const instruction = progress.failed();
  return new Failure(
    instruction === undefined ? `The build ended with ${ended}.` : `The build failed at ${instruction}`,
    'Nothing was pushed that anything refers to. Read its last lines, mend the Dockerfile or what they name, and run again.',
    { logLines: progress.lastLines() },
  );
}

function noBuildx(error: unknown): never {
  throw new Failure(
    'There is no `docker buildx` to build with.',
    'Build on a hosted runner (`runs-on: ubuntu-24.04-arm`), install Docker with its buildx plugin, or give `image`.',
    { logLines: error instanceof Failure ? [error.message, ...error.logLines] : [], cause: error },
  );
}
