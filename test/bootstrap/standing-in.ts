import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** By name: the lines of a shell script that stands for a program, or where a real one is. */
export type Programs = Readonly<Record<string, readonly string[] | string>>;

/** Folders for PATH, each with these programs, in their order. */
export async function pathOf(home: string, ...folders: readonly Programs[]): Promise<string> {
  const places = await Promise.all(folders.map((programs) => folderOf(home, programs)));
  return places.join(':');
}

async function folderOf(home: string, programs: Programs): Promise<string> {
  const folder = await mkdtemp(join(home, 'path-'));
  for (const [name, one] of Object.entries(programs)) {
    const place = join(folder, name);
    if (typeof one === 'string') await symlink(one, place);
    else await writeFile(place, ['#!/bin/sh', ...one, ''].join('\n'), { mode: 0o755 });
  }
  return folder;
}

/** A terraform or tofu that tells its version, and can do nothing else. */
export function ofVersion(version: string): readonly string[] {
  return [`[ "$*" = 'version -json' ] && printf '{"terraform_version":"${version}"}'`];
}

/** Docker's command line in front of a builder that is asked for its platforms, and builds nothing. */
export function builderFor(platforms: string): readonly string[] {
  return [
    'case "$*" in',
    "'buildx version') echo 'github.com/docker/buildx v0.38.2' ;;",
    `'buildx inspect --bootstrap') printf 'Name: box\\nDriver: remote\\n\\nNodes:\\nName: box0\\nPlatforms: ${platforms}\\n' ;;`,
    '*) exit 1 ;;',
    'esac',
  ];
}

/** A configuration of Docker's real command line with its real plugin for builds, and no daemon behind it. */
export async function daemonless(home: string, buildx: string): Promise<Readonly<Record<string, string>>> {
  const folder = await mkdtemp(join(home, 'docker-'));
  const plugins = join(folder, 'cli-plugins');
  await mkdir(plugins);
  await symlink(buildx, join(plugins, basename(buildx)));
  return { DOCKER_CONFIG: folder, DOCKER_HOST: `unix://${join(folder, 'nobody.sock')}` };
}
