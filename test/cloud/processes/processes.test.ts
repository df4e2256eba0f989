import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BuiltRelease } from '../../app/releases.ts';
import { ask, openScene, PREVIEW, PUBLIC, type Watched } from './scene.ts';

const MIGRATE = ['python', 'manage.py', 'migrate', '--noinput'];
let scene: Awaited<ReturnType<typeof openScene>>;
let first: BuiltRelease;

beforeAll(async () => {
  scene = await openScene();
  first = await scene.build({ kind: 'good', number: 1 });
  const migrate = await scene.start('migrate', first, MIGRATE);
  expect(await migrate.exited, migrate.lines.join('\n')).toEqual({ exitCode: 0 });
});
afterAll(() => scene?.close());

async function answering(web: Watched): Promise<Watched> {
  const up = () => ask(web.port, '/healthz', '10.0.1.23').then(({ status }) => status);
  await expect.poll(up, { timeout: 20_000, interval: 50 }).toBe(200);
  return web;
}
const startWeb = async (release: BuiltRelease) => answering(await scene.start('web', release));

test('a migration runs against the real database, once', async () => {
  const applied = () =>
    scene.postgres.query('app', "SELECT name FROM django_migrations WHERE app = 'orders' ORDER BY id");
  const names = ['0001_initial', '0002_order_quantity', '0003_customer_index'];
  expect((await applied()).map((row) => row['name'])).toEqual(names);
  const again = await scene.start('migrate', first, MIGRATE);
  expect(await again.exited).toEqual({ exitCode: 0 });
  await expect.poll(() => again.lines.join('\n')).toContain('No migrations to apply.');
  expect(await applied()).toHaveLength(3);
});

test('two releases serve side by side, also while the newer one expands the schema', async () => {
  const old = await startWeb(first);
  const second = await scene.build({ kind: 'good', number: 2, expand: 2 });
  const migrate = await scene.start('migrate', second, MIGRATE);
  expect(await migrate.exited).toEqual({ exitCode: 0 });
  const young = await startWeb(second);
  expect(old.port).not.toBe(young.port);

  const order = { customer: 'Ada', item: 'engine', quantity: 2 };
  expect((await ask(old.port, '/orders/', PUBLIC, order)).status).toBe(201);
  expect((await ask(young.port, '/orders/', PREVIEW, order)).status).toBe(201);
  const listed = await ask(young.port, '/orders/', PREVIEW);
  expect(JSON.parse(listed.body)).toMatchObject({ build: 2, orders: [{ note: null }, order] });
  expect(listed.headers['x-release']).toBe(second.commit);
});

test('the health path answers the release to any host without TLS; other paths do not', async () => {
  const web = await startWeb(first);
  const health = await ask(web.port, '/healthz', '10.0.1.23:8000');
  expect(health).toMatchObject({ status: 200, headers: { 'x-release': first.commit } });
  expect((await ask(web.port, '/orders/', 'somebody.else.example')).status).toBe(400);
});

test('a slow request survives SIGTERM, new ones are refused', async () => {
  const web = await startWeb(first);
  const slow = ask(web.port, '/slow/?seconds=2', PUBLIC);
  await sleep(500);
  web.stop('SIGTERM');
  web.stop('SIGTERM');
  expect((await slow).status).toBe(200);
  expect(await web.exited).toEqual({ exitCode: 0 });
  await expect(ask(web.port, '/healthz', PUBLIC)).rejects.toThrow('ECONNREFUSED');
});

test('a release that cannot be imported ends by itself and says why', async () => {
  const web = await scene.start('web', await scene.build({ kind: 'fails-to-start', number: 1 }));
  expect((await web.exited).exitCode).not.toBe(0);
  await expect.poll(() => web.lines.join('\n')).toContain("KeyError: 'PAYMENT_URL'");
});

test('a release that fails in bake is fine on its preview, and for a while in public', async () => {
  const web = await startWeb(await scene.build({ kind: 'fails-in-bake', number: 1, afterSeconds: 1 }));
  const statusOn = async (host: string) => (await ask(web.port, '/orders/', host)).status;
  expect(await statusOn(PREVIEW)).toBe(200);
  expect(await statusOn(PUBLIC)).toBe(200);
  await sleep(1_100);
  for (let asked = 0; asked < 6; asked++) expect(await statusOn(PUBLIC)).toBe(500);
  expect(await statusOn(PREVIEW)).toBe(200);
  expect((await ask(web.port, '/healthz', PUBLIC)).status).toBe(200);
});

test('a failing migration ends with 1 and the words of the database', async () => {
  const broken = await scene.build({ kind: 'fails-to-migrate', number: 1 });
  const migrate = await scene.start('migrate', broken, MIGRATE);
  expect(await migrate.exited).toEqual({ exitCode: 1 });
  await expect.poll(() => migrate.lines.join('\n')).toContain('relation "orders_ordr" does not exist');
});

test('a container sees its own variables and nothing of this machine', async () => {
  const script = 'import os; print(*sorted(os.environ))';
  const container = await scene.start('migrate', first, ['python', '-c', script]);
  await container.exited;
  const given = ['BROKER_URL', 'CACHE_URL', 'DATABASE_URL', 'HOSTNAMES', 'RELEASE', 'SECRET_KEY'];
  await expect
    .poll(() => container.lines)
    .toEqual([
      [...given, 'HOME', 'HOSTNAME', 'LANG', 'PATH', 'PYTHONPATH', 'PYTHONUNBUFFERED'].toSorted().join(' '),
    ]);
});

test('what cannot be started is refused in words', async () => {
  await expect(scene.start('web', { ...first, digest: `sha256:${'0'.repeat(64)}` })).rejects.toThrow(
    'not found',
  );
  await expect(scene.start('web', first, ['no-such-program'])).rejects.toThrow('executable file not found');
  await expect(scene.start('migrate', first, ['no-such-program'])).rejects.toThrow('ENOENT');
});

test('a worker takes what beat and others put into the queue', async () => {
  const celery = ['celery', '-A', 'shop', 'worker', '--loglevel=info', '--concurrency=1'];
  const worker = await scene.start('worker', first, celery);
  const put = ['python', 'manage.py', 'shell', '-c', 'from orders.tasks import confirm; confirm.delay(7, 1)'];
  expect(await (await scene.start('migrate', first, put)).exited).toEqual({ exitCode: 0 });
  const said = () => worker.lines.join('\n');
  await expect.poll(said, { timeout: 20_000 }).toContain('received');
  worker.stop('SIGTERM');
  expect(await worker.exited).toEqual({ exitCode: 0 });
  await expect.poll(said).toContain('order 7 confirmed');
});

test('SIGKILL ends a container and what it started', async () => {
  const web = await startWeb(first);
  web.stop('SIGKILL');
  expect(await web.exited).toEqual({ exitCode: 137 });
  await expect(ask(web.port, '/healthz', PUBLIC)).rejects.toThrow(/ECONNREFUSED|ECONNRESET/);
});
