import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Servers, startServers } from '../demo/servers.ts';
import { freePort } from '../parts/free-port.ts';
import type { Checkout } from './build-run.ts';
import { type Container, startContainer, type Unpacked } from './container.ts';
import { expected } from './expected.ts';
import type { Pulled } from './pulled.ts';
import type { Say } from './story.ts';
import { unpackLayers } from './unpack.ts';
import type { Workshop } from './workshop.ts';

/** What these requests come with; on AWS it is the public host. */
const HOST = '127.0.0.1';
/** Emulated Python takes its time to import Django. */
const PATIENCE_MS = 300_000;

interface Shown {
  readonly checkout: Checkout;
  readonly pulled: Pulled;
}

/** Starts the image as web, worker, beat and migrate, each as ECS would, on a root that nobody can write to. */
export async function showContainers(
  { folder }: Workshop,
  { checkout, pulled }: Shown,
  say: Say,
): Promise<void> {
  const home = join(folder, 'containers');
  await mkdir(home);
  const image: Unpacked = { root: join(home, 'root'), configuration: pulled.configuration };
  await unpackLayers(pulled.layers, image.root, home);
  const data = join(folder, 'data');
  await mkdir(data);
  await chmod(data, 0o711);
  const servers = await startServers(data);
  const running: Container[] = [];
  const start = async (name: string, more: Readonly<Record<string, string>>, args?: readonly string[]) => {
    const environment = { ...environmentOf(servers, checkout.commit), ...more };
    const container = await startContainer(image, name, home, environment, args);
    running.push(container);
    return container;
  };
  try {
    const user = image.configuration.config.User ?? '';
    expected('the image runs as somebody, by number', /^[1-9]\d*(:\d+)?$/.test(user), user);
    const migrate = await start('migrate', {}, ['python', 'manage.py', 'migrate', '--noinput']);
    const code = await migrate.process.exited;
    expected('migrate ends with 0', code === 0, migrate.lines.join('\n'));
    say('a container of it migrates PostgreSQL and ends with 0');
    await showWeb(start, checkout.commit, image, say);
    await showCelery(start, say);
  } finally {
    await Promise.all(running.map((one) => one.stop()));
    await servers.stop();
  }
}

type Start = (
  name: string,
  more: Readonly<Record<string, string>>,
  args?: readonly string[],
) => Promise<Container>;

function environmentOf({ postgres, valkey }: Servers, release: string): Readonly<Record<string, string>> {
  return {
    RELEASE: release,
    HOSTNAMES: HOST,
    SECRET_KEY: 'not a secret in a test',
    DATABASE_URL: postgres.url('app'),
    CACHE_URL: valkey.url(0),
    BROKER_URL: valkey.url(1),
  };
}

async function showWeb(start: Start, release: string, { configuration }: Unpacked, say: Say): Promise<void> {
  const port = await freePort();
  const web = await start('web', {
    PORT: String(port),
    GUNICORN_CMD_ARGS: `--bind=127.0.0.1:${port} --workers=1`,
  });
  const at = (path: string) =>
    fetch(`http://${HOST}:${port}${path}`, { headers: { 'x-forwarded-proto': 'https' } });
  await until('web answers', web, async () => (await at('/healthz').catch(() => undefined))?.ok === true);
  const health = await at('/healthz');
  expected('the health path carries the release', health.headers.get('x-release') === release, [
    ...health.headers,
  ]);
  const orders = await at('/orders/');
  expected('a page reads PostgreSQL', orders.status === 200, await orders.text());
  const login = await (await at('/admin/login/')).text();
  const style = /href="(\/static\/[^"]+\.[0-9a-f]{12}\.css)"/.exec(login)?.[1] ?? '';
  const file = await at(style);
  const kept = file.headers.get('cache-control') ?? '';
  expected('a static file is served by its hash', file.ok && kept.includes('immutable'), { style, kept });
  const [, ...check] = configuration.config.Healthcheck?.Test ?? [];
  const checked = await web.run(check);
  expected("the image's own health check says 0", checked.exitCode === 0, checked.output);
  const written = await web.run(['python', '-c', 'open("/app/x", "w")']);
  expected(
    'nothing can be written beside the code',
    /Read-only file system/.test(written.output),
    written.output,
  );
  const ended = await web.stop();
  expected('gunicorn ends with 0 at SIGTERM', ended === 0, web.lines.join('\n'));
  say(
    'a container of it, as user 10001 on a read-only root, answers /healthz with the release, /orders/ and a static file',
  );
}

async function showCelery(start: Start, say: Say): Promise<void> {
  const worker = await start('worker', {}, [
    'celery',
    '-A',
    'shop',
    'worker',
    '--loglevel=info',
    '--concurrency=1',
  ]);
  const schedule = '--schedule=/tmp/celerybeat-schedule';
  const beat = await start('beat', {}, ['celery', '-A', 'shop', 'beat', '--loglevel=info', schedule]);
  await until('the worker does what beat sends', worker, async () =>
    worker.lines.some((line) => /count_orders\[[^\]]*\] succeeded/.test(line)),
  );
  for (const [name, one] of [
    ['worker', worker],
    ['beat', beat],
  ] as const) {
    const code = await one.stop();
    expected(`${name} ends with 0 at SIGTERM`, code === 0, one.lines.join('\n'));
  }
  say('a worker of it does what a beat of it sends by Valkey; both end with 0 at SIGTERM');
}

async function until(what: string, container: Container, holds: () => Promise<boolean>): Promise<void> {
  let code: number | undefined;
  container.process.exited.then((ended) => {
    code = ended;
  });
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline && code === undefined) {
    if (await holds()) return;
    await sleep(200);
  }
  expected(what, false, [`exit code ${code}`, ...container.lines].join('\n'));
}
