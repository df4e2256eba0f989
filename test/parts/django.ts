import { join } from 'node:path';
import { pythonEnvironment } from './python.ts';

export interface DjangoPart {
  readonly python: string;
  /** The folder of gunicorn, celery and python, for PATH. */
  readonly bin: string;
}

/**
 * What the Django project of test/app needs, as its image would hold it.
 * @throws Failure when Python or PyPI cannot be had.
 */
export async function djangoPart(): Promise<DjangoPart> {
  const environment = await pythonEnvironment(
    join(import.meta.dirname, '..', 'app', 'project', 'requirements.txt'),
    'Django, gunicorn and Celery, about 15 s',
  );
  const bin = join(environment, 'bin');
  return { python: join(bin, 'python'), bin };
}
