import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { command } from '../parts/command.ts';

/** Lays the layers over each other as a container engine does: what a later one deletes is gone. */
export async function unpackLayers(
  layers: readonly Uint8Array[],
  root: string,
  scratch: string,
): Promise<void> {
  await mkdir(root, { recursive: true });
  for (const [number, layer] of layers.entries()) {
    const file = join(scratch, `layer-${number}.tar.gz`);
    await writeFile(file, layer);
    for (const name of (await tar('-tzf', file)).split('\n')) await whiteOut(root, name);
    await tar('--numeric-owner', '--same-owner', '-p', '--exclude=.wh.*', '-C', root, '-xzf', file);
    await rm(file);
  }
}

async function whiteOut(root: string, name: string): Promise<void> {
  if (!basename(name).startsWith('.wh.')) return;
  const folder = join(root, dirname(name));
  const gone = basename(name).slice('.wh.'.length);
  const names = gone === '.wh..opq' ? await readdir(folder).catch(() => []) : [gone];
  for (const one of names) await rm(join(folder, one), { recursive: true, force: true });
}

async function tar(...args: readonly string[]): Promise<string> {
  const { exitCode, stdout, output } = await command('tar', args);
  if (exitCode === 0) return stdout;
  throw new Failure(`tar ${args.join(' ')} ended with ${exitCode}: ${output.slice(-500)}`, '');
}
