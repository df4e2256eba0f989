import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LockFile } from './lock-file.ts';

/**
 * Variables that let the stacks of one run share what `init` downloads: the AWS provider alone is 700 MB. Nothing where
 * the user has a cache of their own. The cache suffers no two `init` at once.
 */
export async function pluginCache(
  environment: Readonly<Record<string, string>>,
  folder: string,
  lockFile: LockFile,
): Promise<Readonly<Record<string, string>>> {
  if (await hasCache(environment)) return {};
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    TF_PLUGIN_CACHE_DIR: folder,
    // Without a lock file to hold to, there is none to break.
    ...(lockFile === 'absent' ? { TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: '1' } : {}),
  };
}

async function hasCache(environment: Readonly<Record<string, string>>): Promise<boolean> {
  const { TF_PLUGIN_CACHE_DIR: own, TF_CLI_CONFIG_FILE: named, HOME: home = '' } = environment;
  if (own) return true;
  const files = named ? [named] : ['.terraformrc', '.tofurc'].map((name) => join(home, name));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  return texts.some((text) => /^\s*plugin_cache_dir\b/m.test(text));
}
