import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { command } from '../parts/command.ts';
import { unpackLayers } from './unpack.ts';

/** A layer with these files, by path. */
async function layer(scratch: string, files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const folder = await mkdtemp(join(scratch, 'layer-'));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  await command('tar', ['-C', folder, '-czf', `${folder}.tar.gz`, '.']);
  return readFile(`${folder}.tar.gz`);
}

test('what a later layer deletes or empties is gone, and what it writes is there', async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'flipgate-layers-'));
  onTestFinished(() => rm(scratch, { recursive: true, force: true }));
  const layers = [
    await layer(scratch, { 'etc/kept': '1', 'etc/gone': '1', 'cache/old': '1' }),
    await layer(scratch, { 'etc/.wh.gone': '', 'cache/.wh..wh..opq': '', 'cache/new': '2', 'etc/kept': '2' }),
  ];
  const root = join(scratch, 'root');
  await unpackLayers(layers, root, scratch);
  expect(await readdir(join(root, 'etc'))).toEqual(['kept']);
  expect(await readFile(join(root, 'etc', 'kept'), 'utf8')).toBe('2');
  expect(await readdir(join(root, 'cache'))).toEqual(['new']);
});
