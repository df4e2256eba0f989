import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../../src/model/failure.ts';
import type { Servers } from '../../demo/servers.ts';
import { freePort } from '../../parts/free-port.ts';
import type { OwnedProcess } from '../../parts/owned-process.ts';
import { openFront } from './front.ts';
import type { Way } from './way.ts';

export const RELEASE = 'a'.repeat(40);
const PATIENCE_MS = 60_000;

export interface Application {
  /** For a browser: `http://127.0.0.1:<port>`. */
  readonly address: string;
  /** SIGTERM for all, as ECS sends it; their exit codes by name. */
  stop(): Promise<Readonly<Record<string, number>>>;
}

/** Migrates, then starts web, worker and beat; they are up when the health path answers and the worker is ready. */
export async function startApplication(way: Way, servers: Servers): Promise<Application> {
  const running = new Map<string, OwnedProcess>();
  const lines: string[] = [];
  const environment = environmentOf(servers);
  const start = async (
    name: string,
    command: readonly string[],
    more: Readonly<Record<string, string>> = {},
  ) => {
    const one = await way.start(
      name,
      command,
      { ...environment, ...more },
      (line) => void lines.push(`${name}: ${line}`),
    );
    running.set(name, one);
    return one;
  };
  const stop = async () => {
    const ends = [...running].map(async ([name, one]) => {
      one.signal('SIGTERM');
      return [name, await one.exited] as const;
    });
    return Object.fromEntries(await Promise.all(ends));
  };
  try {
    const migrate = await start('migrate', ['python', 'manage.py', 'migrate', '--noinput']);
    if ((await migrate.exited) !== 0)
      throw new Failure('migrate failed.', 'Read its last lines.', tail(lines));
    running.delete('migrate');
    const port = await freePort();
    await start('web', ['gunicorn', 'shop.wsgi'], { GUNICORN_CMD_ARGS: `--bind=127.0.0.1:${port}` });
    await start('worker', ['celery', '-A', 'shop', 'worker', '--loglevel=info', '--concurrency=1']);
    await start('beat', ['celery', '-A', 'shop', 'beat', '--loglevel=info', ...BEAT]);
    await up(port, running, lines);
    const front = await openFront(port);
    return {
      address: `http://127.0.0.1:${front.port}`,
      stop: async () => {
        await front.close();
        return stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Where a container may write, and whatever user runs the process. */
const BEAT = [`--schedule=/tmp/celerybeat-schedule-${process.pid}`];

function environmentOf({ postgres, valkey }: Servers): Readonly<Record<string, string>> {
  return {
    RELEASE,
    HOSTNAMES: '127.0.0.1,localhost',
    SECRET_KEY: 'not a secret on a laptop',
    DATABASE_URL: postgres.url('app'),
    CACHE_URL: valkey.url(0),
    BROKER_URL: valkey.url(1),
  };
}

async function up(
  port: number,
  running: ReadonlyMap<string, OwnedProcess>,
  lines: readonly string[],
): Promise<void> {
  let ended: string | undefined;
  for (const [name, one] of running)
    one.exited.then((code) => {
      ended ??= `${name} ended with ${code}.`;
    });
  const deadline = Date.now() + PATIENCE_MS;
  while (ended === undefined && Date.now() < deadline) {
    const health = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (health?.ok && lines.some((line) => /^worker: .*ready\./.test(line))) return;
    await sleep(100);
  }
  throw new Failure(
    ended ?? 'The application is not up after a minute.',
    'Read its last lines.',
    tail(lines),
  );
}

function tail(lines: readonly string[]) {
  return { logLines: lines.slice(-30) };
}
