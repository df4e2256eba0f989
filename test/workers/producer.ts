import { join } from 'node:path';
import type { DjangoPart } from '../parts/django.ts';
import { startOwned } from '../parts/owned-process.ts';

/** What is sent: so many tasks at least, and on until it is told to stop. Seconds. */
export interface Production {
  readonly tasks: number;
  readonly perSecond: number;
  readonly longTask: number;
  readonly tooLongTask: number;
}

export interface Producer {
  /** @returns the exit code, when all that was asked for is sent. */
  stop(): Promise<number>;
}

/** `manage.py produce` of a release that is built, with the variables of its containers. */
export async function startProducer(
  django: DjangoPart,
  folder: string,
  environment: Readonly<Record<string, string>>,
  { tasks, perSecond, longTask, tooLongTask }: Production,
  say: (line: string) => void,
): Promise<Producer> {
  const process = await startOwned({
    program: join(django.bin, 'python'),
    args: [
      'manage.py',
      'produce',
      `--tasks=${tasks}`,
      `--per-second=${perSecond}`,
      `--long=${longTask}`,
      `--too-long=${tooLongTask}`,
    ],
    cwd: folder,
    env: { PATH: django.bin, PYTHONUNBUFFERED: '1', ...environment },
    line: say,
  });
  return {
    stop: () => {
      process.signal('SIGTERM');
      return process.exited;
    },
  };
}
