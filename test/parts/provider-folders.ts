import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const PROVIDER = ['hashicorp', 'aws'] as const;
const HOSTS = ['registry.terraform.io', 'registry.opentofu.org'] as const;
const COMMON = ['/opt', '/usr/share', '/usr/local/share', '/usr/lib', '/usr/local/lib', '/var/lib'];

/** One build of the AWS provider in a mirror or plugin folder: an unpacked folder, or a zip. */
export interface ProviderBuild {
  readonly version: string;
  readonly path: string;
}

/**
 * Builds of the AWS provider for one platform (for example `linux_amd64`) that this machine has: in the
 * folders that Terraform itself looks into, in its plugin cache, or a few levels below the usual places.
 */
export async function providerBuilds(platform: string): Promise<readonly ProviderBuild[]> {
  const implied = impliedFolders();
  const common = (await Promise.all(COMMON.map((folder) => mirrorsBelow(folder, 3)))).flat();
  const builds: ProviderBuild[] = [];
  for (const mirror of new Set([...implied, ...common])) {
    builds.push(...(await providerBuildsIn(mirror, platform)));
  }
  return builds;
}

/** Those that one mirror or plugin folder holds, under the name of either registry. */
export async function providerBuildsIn(mirror: string, platform: string): Promise<readonly ProviderBuild[]> {
  return (await Promise.all(HOSTS.map((host) => buildsIn(join(mirror, host, ...PROVIDER), platform)))).flat();
}

function impliedFolders(): readonly string[] {
  const home = homedir();
  const dataFolders = [
    process.env['XDG_DATA_HOME'] || join(home, '.local', 'share'),
    ...(process.env['XDG_DATA_DIRS'] || '/usr/local/share:/usr/share').split(delimiter),
  ];
  return [
    process.env['TF_PLUGIN_CACHE_DIR'] ?? '',
    join(home, '.terraform.d', 'plugins'),
    join(home, '.terraform.d', 'plugin-cache'),
    join(home, 'Library', 'Application Support', 'io.terraform', 'plugins'),
    ...dataFolders.flatMap((folder) => [
      join(folder, 'terraform', 'plugins'),
      join(folder, 'opentofu', 'plugins'),
    ]),
  ].filter((folder) => folder !== '');
}

/** Folders at most `depth` levels down that hold a registry's host. */
export async function mirrorsBelow(folder: string, depth: number): Promise<readonly string[]> {
  const names = await folders(folder);
  if (HOSTS.some((host) => names.includes(host))) return [folder];
  if (depth === 0) return [];
  return (await Promise.all(names.map((name) => mirrorsBelow(join(folder, name), depth - 1)))).flat();
}

/** Unpacked: `<version>/<platform>/`. Packed: `terraform-provider-aws_<version>_<platform>.zip`. */
async function buildsIn(folder: string, platform: string): Promise<readonly ProviderBuild[]> {
  const builds: ProviderBuild[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name);
    const packed = /^terraform-provider-aws_([\d.]+)_(.+)\.zip$/.exec(entry.name);
    if (packed?.[1] !== undefined && packed[2] === platform) builds.push({ version: packed[1], path });
    if (/^\d+\.\d+\.\d+$/.test(entry.name) && (await folders(path)).includes(platform)) {
      builds.push({ version: entry.name, path: join(path, platform) });
    }
  }
  return builds;
}

async function folders(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}
