import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScene, type Written } from './scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
/** A database with the migrations of test/app. */
let live: string;

beforeAll(async () => {
  scene = await openScene();
  live = await scene.database();
  expect((await scene.run(await scene.project(), live)).code).toBe(0);
});
afterAll(() => scene?.close());

const ADDS: Written = {
  operations: "migrations.AddField('order', 'note', models.CharField(max_length=9, null=True))",
};
const DROPS: Written = { operations: "migrations.RemoveField('order', 'item')" };
const FAILS: Written = {
  operations: "migrations.RunSQL('SELECT nothing')",
  attributes: 'deploy_phase = "expand"',
};

test('django-syzygy: what comes before the flip is judged and run alone, the rest follows as a contract', async () => {
  const project = await scene.project({ '0004_note': ADDS, '0005_drop_item': DROPS });
  const database = await scene.database(live);
  const expand = await scene.run(project, database, {
    command: 'python manage.py migrate --pre-deploy --noinput',
  });
  expect(expand.code, expand.lines.join('\n')).toBe(0);
  expect(expand.report).toMatchObject({ guarded: true, refused: [], applied: ['orders.0004_note'] });
  const contract = await scene.run(project, database, { mode: 'record' });
  expect(contract.code, contract.lines.join('\n')).toBe(0);
  expect(contract.report).toMatchObject({
    applied: ['orders.0005_drop_item'],
    refused: [{ migration: 'orders.0005_drop_item' }],
  });
});

test.each([
  ['an application alone', 'python manage.py migrate sessions', 0, true],
  ['a migration before it', 'python manage.py migrate orders 0004', 0, true],
  ['the one in question', 'python manage.py migrate orders 0005', 93, true],
  ['by the module', 'python -m django migrate --settings shop.settings', 93, true],
  ['faked: nothing runs', 'python manage.py migrate --fake', 0, true],
  ['shown only', 'python manage.py migrate --plan', 0, false],
  ['taken back', 'python manage.py migrate orders 0002', 93, true],
  ['no migration', 'python manage.py check', 0, false],
  ['no command', 'python manage.py nothing', 1, false],
])('only what will run is judged: %s', async (_, command, code, guarded) => {
  const project = await scene.project({ '0004_note': ADDS, '0005_drop_item': DROPS });
  const ended = await scene.run(project, await scene.database(live), { command });
  expect(ended.code, ended.lines.join('\n')).toBe(code);
  expect(ended.report?.guarded).toBe(guarded);
});

test('a new application is let through, whatever its first migrations do', async () => {
  const project = await scene.project();
  const migrations = join(project, 'extra', 'migrations');
  await mkdir(migrations, { recursive: true });
  for (const folder of [join(project, 'extra'), migrations]) await writeFile(join(folder, '__init__.py'), '');
  await writeFile(
    join(migrations, '0001_initial.py'),
    [
      'from django.db import migrations',
      'class Migration(migrations.Migration):',
      '    operations = [migrations.RunPython(lambda apps, editor: None)]',
    ].join('\n'),
  );
  await appendFile(join(project, 'shop', 'settings.py'), 'INSTALLED_APPS += ["extra"]\n');
  const { code, report, lines } = await scene.run(project, await scene.database(live));
  expect(code, lines.join('\n')).toBe(0);
  expect(report).toMatchObject({ refused: [], applied: ['extra.0001_initial'] });
});

test('half way: what is applied, what is not, and the exit code of Django', async () => {
  const project = await scene.project({
    '0004_note': ADDS,
    '0005_fails': FAILS,
    '0006_more': { operations: '' },
  });
  const database = await scene.database(live);
  const { code, report } = await scene.run(project, database);
  expect(code).toBe(1);
  expect(report).toMatchObject({ applied: ['orders.0004_note'] });
  expect(report?.planned.map(({ name }) => name)).toEqual([
    'orders.0004_note',
    'orders.0005_fails',
    'orders.0006_more',
  ]);
  expect(await scene.applied(database)).toContain('0004_note');
  expect(await scene.applied(database)).not.toContain('0006_more');
});

test('a transaction in the way is waited out in short moments, in the same task', async () => {
  const project = await scene.project({ '0004_note': ADDS });
  const database = await scene.database(live);
  const blocking = blockedFor(database, 8);
  await expect.poll(() => held(database), { timeout: 5_000 }).toBe(true);
  const { code, lines, report } = await scene.run(project, database);
  expect(code, lines.join('\n')).toBe(0);
  expect(lines.join('\n')).toContain('flipgate: a lock is taken; trying again in 10 s');
  expect(report?.applied).toEqual(['orders.0004_note']);
  await blocking;
});

test('a lock that is not given in time: it gives up, changes nothing, and can run again', async () => {
  const project = await scene.project({ '0004_note': { ...ADDS, attributes: 'atomic = False' } });
  const database = await scene.database(live);
  const env = { PGOPTIONS: '-c lock_timeout=300' };
  const blocking = blockedFor(database, 4);
  await expect.poll(() => held(database), { timeout: 5_000 }).toBe(true);
  const { code, lines, report } = await scene.run(project, database, { env });
  expect(code).toBe(1);
  expect(lines.join('\n')).toContain('canceling statement due to lock timeout');
  expect(report?.applied).toEqual([]);
  await blocking;
  expect((await scene.run(project, database, { env })).report?.applied).toEqual(['orders.0004_note']);
});

function blockedFor(database: string, seconds: number): Promise<unknown> {
  return scene.postgres.query(
    database,
    `BEGIN; LOCK TABLE orders_order; SELECT pg_sleep(${seconds}); COMMIT`,
  );
}

async function held(database: string): Promise<boolean> {
  const rows = await scene.postgres.query(
    database,
    "SELECT 1 FROM pg_locks WHERE relation = 'orders_order'::regclass AND mode = 'AccessExclusiveLock' AND granted",
  );
  return rows.length > 0;
}

const SLOW: Written = {
  operations: "migrations.RunSQL('SELECT pg_sleep(3)')",
  attributes: 'deploy_phase = "expand"',
};

test('two at once in one database: the second waits, and finds nothing left to do', async () => {
  const project = await scene.project({ '0004_slow': SLOW });
  const database = await scene.database(live);
  const first = await scene.start(project, database);
  await expect
    .poll(() => first.lines.join('\n'), { timeout: 10_000 })
    .toContain('flipgate: applying orders.0004_slow');
  const second = await scene.run(project, database);
  expect(second.lines.join('\n')).toContain('another migration is running on this database; waiting for it');
  expect(second.report).toMatchObject({ planned: [], applied: [] });
  expect((await first.ended).report?.applied).toEqual(['orders.0004_slow']);
});

test('a task that is killed lets go of the lock; one that waits too long ends with a code of its own', async () => {
  const project = await scene.project({
    '0004_slow': { ...SLOW, operations: "migrations.RunSQL('SELECT pg_sleep(20)')" },
  });
  const database = await scene.database(live);
  const first = await scene.start(project, database);
  await expect
    .poll(() => first.lines.join('\n'), { timeout: 10_000 })
    .toContain('flipgate: applying orders.0004_slow');
  const impatient = await scene.run(project, database, { env: { FLIPGATE_LOCK_WAIT: '1' } });
  expect(impatient.code, impatient.lines.join('\n')).toBe(94);
  first.process.kill();
  expect((await first.ended).report).toBeUndefined();
  await scene.postgres.query(
    database,
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(20)%' AND pid <> pg_backend_pid()",
  );
  await sleep(100);
  const other = await scene.run(await scene.project({ '0004_note': ADDS }), database);
  expect(other.report?.applied).toEqual(['orders.0004_note']);
});
