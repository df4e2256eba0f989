import { Failure } from '../../src/model/failure.ts';
import { command } from '../parts/command.ts';
import { djangoPart } from '../parts/django.ts';

/** What the Dockerfile does at its end: without it no page finds the names of its static files. */
export async function collectStatic(project: string): Promise<void> {
  const { bin, python } = await djangoPart();
  const { exitCode, output } = await command(python, ['manage.py', 'collectstatic', '--noinput'], {
    cwd: project,
    env: { PATH: `${bin}:/usr/bin:/bin`, SECRET_KEY: 'for-this-step-only' },
  });
  if (exitCode === 0) return;
  throw new Failure('collectstatic failed.', 'Read its last lines.', { logLines: output.split('\n') });
}
