import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installAction } from '../demo/built-action.ts';
import { forAct, type Pinned } from './for-act.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** This repository as a caller's pin names it, with its workflows rewritten for act. */
export async function copyOurs(folder: string, pinned: Pinned, identity: string): Promise<void> {
  await installAction(folder);
  await cp(join(ROOT, 'action.yml'), join(folder, 'action.yml'));
  await cp(join(ROOT, '.github/actions'), join(folder, '.github/actions'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  const workflows = join('.github', 'workflows');
  await mkdir(join(folder, workflows));
  for (const name of await readdir(join(ROOT, workflows))) {
    const text = await readFile(join(ROOT, workflows, name), 'utf8');
    await writeFile(join(folder, workflows, name), forAct(text, pinned, identity));
  }
}
