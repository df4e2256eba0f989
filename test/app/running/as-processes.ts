import { join } from 'node:path';
import { djangoPart } from '../../parts/django.ts';
import { startOwned } from '../../parts/owned-process.ts';
import { buildRelease } from '../releases.ts';
import { collectStatic } from '../static-files.ts';
import type { Way } from './way.ts';

/** What the image would hold, in a folder: the same project, the same packages, the same static files. */
export async function asProcesses(folder: string): Promise<Way> {
  const { bin } = await djangoPart();
  const release = await buildRelease({ kind: 'good', number: 1 }, join(folder, 'releases'));
  const env = { PATH: `${bin}:/usr/bin:/bin`, PYTHONUNBUFFERED: '1' };
  await collectStatic(release.folder);
  return {
    what: 'processes, with the packages of its image',
    start: (_name, [program = '', ...args], environment, line) =>
      startOwned({
        program: join(bin, program),
        args,
        cwd: release.folder,
        env: { ...env, ...environment },
        line,
      }),
  };
}
