import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { getsIn, openSession } from './password-checked.ts';
import { release, runCommand } from './release.ts';
import { type ConnectionAge, openStage, type Passwords, type Stage } from './stage.ts';

const PER_SECOND = 40;
const FIRST: Passwords = { master: 'master1', a: 'first-a', b: 'first-b' };
const AGES: readonly ConnectionAge[] = [0, 60];

let stage: Stage;
afterEach(() => stage.close());

/** A database that the first release has migrated and serves from, as the master user. */
async function serveAsMaster(age: ConnectionAge): Promise<() => Promise<void>> {
  stage = await openStage(age, FIRST);
  const secrets = { login: 'app', passwords: FIRST } as const;
  const migrated = await runCommand(stage, 'python manage.py migrate --noinput', secrets);
  expect(migrated.exitCode, migrated.output).toBe(0);
  return release(stage, 1, secrets);
}

test.each(AGES)('three rotations under load, connections kept for %i s: no failed request', async (age) => {
  let stop = await serveAsMaster(age);
  const load = stage.load(PER_SECOND);
  const count = load.count();

  // 1: from the master user to the first login. Afterwards nobody minds a new master password.
  let secrets: Parameters<typeof release>[2] = { login: 'app', passwords: FIRST };
  await prepared(secrets, 'app serves; app_a is prepared: it logged in as app_a and acts as app_owner.');
  secrets = { ...secrets, login: 'app_a' };
  stop = await release(stage, 2, secrets, stop);
  await stage.postgres.query('app', "ALTER ROLE app PASSWORD 'master2'");
  secrets = { ...secrets, passwords: { ...FIRST, master: 'master2' } };

  // 2: to the second login.
  await prepared(secrets, 'app_a serves; app_b is prepared: it logged in as app_b and acts as app_owner.');
  secrets = { ...secrets, login: 'app_b' };
  stop = await release(stage, 3, secrets, stop);

  // 3: back to the first one, with another password: the one that ran until now opens nothing any more.
  secrets = { ...secrets, passwords: { ...secrets.passwords, a: 'second-a' } };
  await prepared(secrets, 'app_b serves; app_a is prepared: it logged in as app_a and acts as app_owner.');
  expect(await getsIn(stage.postgres.port, 'app_a', 'first-a')).toBe(false);
  stop = await release(stage, 4, { ...secrets, login: 'app_a' }, stop);

  await load.stop();
  await stop();
  expect(count.failed).toEqual([]);
  expect(count.requests).toBeGreaterThan(10 * PER_SECOND);
  const owners = await stage.postgres.query(
    'app',
    "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'",
  );
  expect(owners).toEqual([{ tableowner: 'app_owner' }]);
});

test('a table that a login makes belongs to both', async () => {
  const stop = await serveAsMaster(0);
  await prepared({ login: 'app', passwords: FIRST }, 'app_a is prepared');
  await prepared({ login: 'app_a', passwords: FIRST }, 'app_b is prepared');
  const made = await runCommand(stage, 'python manage.py createcachetable later', {
    login: 'app_a',
    passwords: FIRST,
  });
  expect(made.exitCode, made.output).toBe(0);
  await stop();
  const owner = await stage.postgres.query(
    'app',
    "SELECT tableowner FROM pg_tables WHERE tablename = 'later'",
  );
  expect(owner).toEqual([{ tableowner: 'app_owner' }]);
});

test('a login that a running release holds keeps its password', async () => {
  const stop = await serveAsMaster(60);
  await prepared({ login: 'app', passwords: FIRST }, 'app_a is prepared');
  const stopSecond = await release(stage, 2, { login: 'app_a', passwords: FIRST }, stop);
  const again = await runCommand(stage, 'python manage.py prepare_login', {
    login: 'app',
    passwords: { ...FIRST, a: 'another' },
  });
  expect(again.exitCode).toBe(1);
  expect(again.output).toContain('app_a has open connections');
  expect(await getsIn(stage.postgres.port, 'app_a', FIRST.a)).toBe(true);
  await stopSecond();
});

// Two that each hold what the other waits for: PostgreSQL ends one of them, and it may be the request.
test('a request that holds one table and asks for the others meets no deadlock', async () => {
  const stop = await serveAsMaster(0);
  const request = await openSession(stage.postgres.port, 'app', FIRST.master);
  const tables = await request.rows("SELECT tablename FROM pg_tables WHERE tableowner = 'app'");
  expect(tables.length).toBeGreaterThan(5);
  await request.rows('BEGIN');
  // The newest table: most others are before it in any order of their making.
  await request.rows('SELECT count(*) FROM orders_order');
  const preparing = prepared({ login: 'app', passwords: FIRST }, 'app_a is prepared');
  await expect
    .poll(() => stage.postgres.query('app', 'SELECT FROM pg_locks WHERE NOT granted'), { timeout: 20_000 })
    .toHaveLength(1);
  for (const { tablename } of tables) await request.rows(`SELECT count(*) FROM ${tablename}`);
  await request.rows('COMMIT');
  await preparing;
  await request.close();
  await stop();
});

// What all of this is for, and the proof that the load above would have noticed.
test('changing the password under running tasks fails their requests', async () => {
  const stop = await serveAsMaster(0);
  const load = stage.load(PER_SECOND);
  const count = load.count();
  await stage.postgres.query('app', "ALTER ROLE app PASSWORD 'master2'");
  await sleep(1_000);
  await load.stop();
  await stop();
  expect(count.failed.length).toBeGreaterThan(0);
  expect(count.failed.every(({ why }) => why === 'status 500')).toBe(true);
});

async function prepared(secrets: Parameters<typeof release>[2], says: string): Promise<void> {
  const { exitCode, output } = await runCommand(stage, 'python manage.py prepare_login', secrets);
  expect(exitCode, output).toBe(0);
  expect(output).toContain(says);
}
