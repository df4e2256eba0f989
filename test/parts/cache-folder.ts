import { randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './alive.ts';

/** Everything that parts install or build: `.cache` in the repository's root, or FLIPGATE_CACHE. */
export function cacheRoot(): string {
  const chosen = process.env['FLIPGATE_CACHE'];
  return resolve(chosen || join(import.meta.dirname, '..', '..', '.cache'));
}

/**
 * A folder of the cache, made by `build` when it is not there yet. Several processes may ask at once:
 * one builds, the others wait. `build` fills a temporary folder, which gets its name only when it is
 * whole, so a process that dies leaves no half of a part; it is told the final path for tools that
 * write their own address into files.
 * @returns the absolute path of the folder.
 */
export async function cached(
  key: string,
  build: (folder: string, finalFolder: string) => Promise<void>,
  root: string = cacheRoot(),
): Promise<string> {
  const final = join(root, key);
  if (await exists(final)) return final;
  await mkdir(root, { recursive: true });
  const release = await acquire(`${final}.lock`, () => exists(final));
  const building = `${final}.${randomUUID().slice(0, 8)}`;
  try {
    if (await exists(final)) return final;
    await mkdir(building);
    await build(building, final);
    await rename(building, final);
    return final;
  } finally {
    await rm(building, { recursive: true, force: true });
    await release();
  }
}

export function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Takes the lock folder, or returns early once `done` says that there is nothing left to lock for. */
async function acquire(lock: string, done: () => Promise<boolean>): Promise<() => Promise<void>> {
  for (;;) {
    try {
      await mkdir(lock);
      await writeFile(join(lock, 'pid'), String(process.pid));
      return () => rm(lock, { recursive: true, force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (await done()) return async () => {};
    if (await isAbandoned(lock)) await takeAway(lock);
    else await sleep(250);
  }
}

/** A lock without a process id is younger than its owner's next statement, or its owner died there. */
async function isAbandoned(lock: string): Promise<boolean> {
  const owner = await readFile(join(lock, 'pid'), 'utf8').catch(() => '');
  if (owner !== '') return !isAlive(Number(owner));
  const made = await stat(lock).catch(() => undefined);
  return made !== undefined && Date.now() - made.mtimeMs > 10_000;
}

/** Renamed first: of several that find the same dead lock only one gets to remove it. */
async function takeAway(lock: string): Promise<void> {
  const aside = `${lock}.${randomUUID().slice(0, 8)}`;
  await rename(lock, aside).catch(() => {});
  await rm(aside, { recursive: true, force: true });
}
