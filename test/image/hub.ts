import { chmod, link, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { arm64BasePart } from '../parts/arm64-base.ts';
import { command } from '../parts/command.ts';
import { onPath } from '../parts/on-path.ts';

const SCANNER = join(import.meta.dirname, 'scanner');

/** `docker buildx …`, in an environment that leads to the builder. */
export type Buildx = (...args: readonly string[]) => Promise<string>;

/**
 * Fills the registry that stands for Docker Hub with the two images that a build pulls.
 * @returns the name of the base image, for the Dockerfile's BASE.
 */
export async function fillHub(hub: string, folder: string, buildx: Buildx): Promise<string> {
  const base = `${hub}/library/python:debian`;
  await mkdir(join(folder, 'base'), { recursive: true });
  const root = join(await arm64BasePart(), 'root.tar');
  await link(root, join(folder, 'base', 'root.tar')).catch(() => copied(root, join(folder, 'base')));
  await push(
    buildx,
    join(folder, 'base'),
    'FROM scratch\nADD root.tar /\nCMD ["python3"]\n',
    base,
    'linux/arm64',
  );
  await mkdir(join(folder, 'scanner'));
  await buildScanner(join(folder, 'scanner', 'scanner'));
  const scanner = 'FROM scratch\nCOPY scanner /\nENTRYPOINT ["/scanner"]\n';
  const own = `linux/${process.arch === 'x64' ? 'amd64' : process.arch}`;
  // The name that BuildKit asks Docker Hub for.
  await push(buildx, join(folder, 'scanner'), scanner, `${hub}/docker/buildkit-syft-scanner:stable-1`, own);
  return base;
}

async function copied(file: string, folder: string): Promise<void> {
  await orFail('cp', [file, folder]);
}

async function push(buildx: Buildx, context: string, dockerfile: string, tag: string, platform: string) {
  await writeFile(join(context, 'Dockerfile'), dockerfile);
  await buildx('build', '--platform', platform, '--provenance=false', '--push', '--tag', tag, context);
}

async function buildScanner(file: string): Promise<void> {
  const go = await onPath('go');
  if (go === undefined)
    throw new Failure('There is no Go to build the SBOM scanner of the proof with.', 'Install Go.');
  const args = ['build', '-trimpath', '-ldflags', '-s -w', '-o', file, '.'];
  await orFail(go, args, { cwd: SCANNER, env: { ...process.env, CGO_ENABLED: '0' } });
  await chmod(file, 0o755);
}

async function orFail(
  program: string,
  args: readonly string[],
  options: Parameters<typeof command>[2] = {},
): Promise<void> {
  const { exitCode, output } = await command(program, args, options);
  if (exitCode === 0) return;
  throw new Failure(`${program} ${args.join(' ')} ended with ${exitCode}.`, 'Read its last lines.', {
    logLines: output.trimEnd().split('\n').slice(-20),
  });
}
