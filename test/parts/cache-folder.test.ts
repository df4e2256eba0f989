import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { cached } from './cache-folder.ts';

async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('of several that ask at once one builds, and all get the whole folder', async () => {
  const root = await scratch();
  let builds = 0;
  const build = async (folder: string) => {
    builds += 1;
    await sleep(50);
    await writeFile(join(folder, 'part'), 'whole');
  };
  const folders = await Promise.all([1, 2, 3].map(() => cached('thing-1', build, root)));
  expect(new Set(folders)).toEqual(new Set([join(root, 'thing-1')]));
  expect(builds).toBe(1);
  expect(await readFile(join(root, 'thing-1', 'part'), 'utf8')).toBe('whole');
  expect(await readdir(root)).toEqual(['thing-1']);
});

test('a build that fails leaves nothing, and the next one tries again', async () => {
  const root = await scratch();
  const failing = cached('thing-1', () => Promise.reject(new Error('no network')), root);
  await expect(failing).rejects.toThrow('no network');
  expect(await readdir(root)).toEqual([]);
  await cached('thing-1', async () => {}, root);
  expect(await readdir(root)).toEqual(['thing-1']);
});

test('the lock of a process that is gone is taken over', async () => {
  const root = await scratch();
  const gone = spawn('/bin/sh', ['-c', 'exit 0']);
  await once(gone, 'exit');
  await mkdir(join(root, 'thing-1.lock'));
  await writeFile(join(root, 'thing-1.lock', 'pid'), String(gone.pid));
  await cached('thing-1', async () => {}, root);
  expect(await readdir(root)).toEqual(['thing-1']);
});
