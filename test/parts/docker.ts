import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { command } from './command.ts';
import { debianProgram } from './debian-program.ts';
import { builtGoProgram } from './go-program.ts';
import { onPath } from './on-path.ts';

const VERSION = '0.38.2';
const REMEDY = `Install docker-buildx ${VERSION} on PATH, or a Go that can build it.`;

/**
 * Docker's command line, without an engine: on PATH, else Debian's.
 * @throws Failure naming what to install.
 */
export function dockerPart(): Promise<string> {
  return debianProgram({ name: 'docker', package: 'docker.io', path: 'usr/bin/docker' });
}

/**
 * Its plugin for builds: on PATH, else built once from its Go module.
 * @throws Failure naming what to install.
 */
export async function buildxPart(): Promise<string> {
  const program = (await onPath('docker-buildx')) ?? (await built());
  if (program !== undefined) return program;
  throw new Failure('docker-buildx is not on PATH, nor is a Go to build it with.', REMEDY);
}

function built(): Promise<string | undefined> {
  return builtGoProgram({
    name: 'docker-buildx',
    title: 'buildx',
    module: 'github.com/docker/buildx',
    version: VERSION,
    main: './cmd/buildx',
    ldflags: `-X github.com/docker/buildx/version.Version=v${VERSION}`,
    compiled: 'soon',
    takes: '2 min',
    remedy: REMEDY,
  });
}

/**
 * A configuration of Docker's command line with the plugin and one builder, which is the chosen one.
 * @param builder the address of a BuildKit daemon, for example `tcp://127.0.0.1:1234`.
 * @returns what the environment must have for `docker buildx` to build there.
 */
export async function dockerConfiguration(folder: string, builder: string): Promise<Record<string, string>> {
  const plugins = join(folder, 'cli-plugins');
  await mkdir(plugins, { recursive: true });
  await symlink(await buildxPart(), join(plugins, 'docker-buildx'));
  const environment = { DOCKER_CONFIG: folder, BUILDX_BUILDER: 'flipgate' };
  const args = ['buildx', 'create', '--name', 'flipgate', '--driver', 'remote', builder];
  const env = { ...environment, PATH: process.env['PATH'] ?? '', HOME: folder };
  const { exitCode, output } = await command(await dockerPart(), args, { env });
  if (exitCode === 0) return environment;
  throw new Failure(`docker ${args.join(' ')} ended with ${exitCode}.`, REMEDY, {
    logLines: output.trimEnd().split('\n'),
  });
}
