import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipConfiguration } from './pip-configuration.ts';

/** The inputs by which a job builds what `layOut` has laid out. */
export function buildInputs(base: string): Readonly<Record<string, string>> {
  return {
    context: 'shop',
    'build-args': `BASE=${base}`,
    'build-secrets': 'id=pip,src=pip.conf',
    'allow-emulation': 'true',
  };
}

/** A checkout in a folder: the project, and beside it what is no part of an image. */
export async function layOut(project: string, folder: string): Promise<void> {
  await mkdir(folder);
  await cp(project, join(folder, 'shop'), { recursive: true });
  await writeFile(join(folder, 'pip.conf'), await pipConfiguration());
}
