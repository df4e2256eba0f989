import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

/** The folder of the built action: the committed one, else one that is built now. */
export function builtAction(temp: string): string {
  const committed = join(ROOT, 'dist');
  if (existsSync(join(committed, 'index.js'))) return committed;
  const fresh = join(temp, 'dist');
  const { status } = spawnSync(process.execPath, ['test/build/build.ts', fresh], {
    cwd: ROOT,
    env: { ...process.env, PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}` },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The action could not be built: npm run build says why.');
  return fresh;
}
