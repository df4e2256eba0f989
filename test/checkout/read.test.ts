import { cp, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkout, migrationsIn, read, readAlone, source } from './scene.ts';

const APP = join(import.meta.dirname, '..', 'app');

test('name, dependencies, atomicity, what it replaces, and what its operations touch', async () => {
  const text = source(
    [
      "migrations.RemoveField(model_name='order', name='note')",
      "migrations.RenameModel('Order', 'Deal')",
      "migrations.RunSQL('VACUUM')",
    ].join(', '),
    {
      attributes: [
        'atomic = False',
        'dependencies = [("orders", "0001_initial"), migrations.swappable_dependency(settings.USER)]',
        'replaces = [("orders", "0002_a"), ("orders", "0003_b")]',
      ].join('\n'),
    },
  );
  expect(await readAlone(text)).toEqual({
    kind: 'read',
    name: 'orders.0002_case',
    dependencies: ['orders.0001_initial'],
    replaces: ['orders.0002_a', 'orders.0003_b'],
    atomic: false,
    operations: ['RemoveField orders.order.note', 'RenameModel orders.Order.Deal', 'RunSQL orders'],
    sql: ['VACUUM'],
    phase: 'contract',
    reversible: false,
  });
});

test.each<[string, string, readonly string[]]>([
  ['a text of some lines', '"UPDATE a\\n  SET b = 1;"', ['UPDATE a', '  SET b = 1;']],
  ['a list', '["SELECT 1;", ("SELECT %s;", [2])]', ['SELECT 1;', 'SELECT %s;']],
  ['what is not written out', 'statement()', []],
  ['nothing', 'migrations.RunSQL.noop', []],
])('SQL that the file writes out: %s', async (_, sql, lines) => {
  expect(await readAlone(source(`migrations.RunSQL(${sql}), migrations.RunSQL(sql=${sql})`))).toMatchObject({
    sql: [...lines, ...lines],
  });
  const apart = `migrations.SeparateDatabaseAndState(database_operations=[migrations.RunSQL(${sql})])`;
  expect(await readAlone(source(apart))).toMatchObject({ sql: lines });
});

test.each([
  ['project', ['orders.0001_initial', 'orders.0002_order_quantity', 'orders.0003_customer_index']],
  ['overlays/two-phases', ['orders.0004_order_note', 'orders.0005_order_reference']],
] as const)('the project of the demo: %s', async (folder, expanding) => {
  const root = await checkout({});
  await symlink(join(APP, folder), join(root, 'linked'));
  expect(await migrationsIn(root), 'links are not followed').toEqual([]);
  await cp(join(APP, folder), join(root, 'backend'), { recursive: true });
  const found = await migrationsIn(root);
  const named = (phase: string) =>
    found.filter((one) => one.kind === 'read' && one.phase === phase).map(({ name }) => name);
  expect(named('expand')).toEqual(expect.arrayContaining([...expanding]));
  expect(named('contract')).toEqual(folder === 'project' ? [] : ['orders.0006_drop_order_note']);
  expect(named('unclassified')).toEqual([]);
});

test('the application’s label comes from its configuration', async () => {
  const files = {
    'shop/orders/apps.py': 'class Orders(AppConfig):\n    name = "shop.orders"\n    label = "sales"\n',
    'shop/orders/migrations/0001_initial.py': source(''),
    'shop/stock/apps.py': 'class Stock(AppConfig):\n    label = computed()\n',
    'shop/stock/migrations/0001_initial.py': source(''),
  };
  const found = await migrationsIn(await checkout(files));
  expect(found.map(({ name }) => name)).toEqual(['sales.0001_initial', 'stock.0001_initial']);
});

test('an application’s configuration that is a link is not read', async () => {
  const root = await checkout({
    'other.py': 'class A(AppConfig):\n    label = "other"\n',
    'orders/migrations/0001_initial.py': source(
      "migrations.DeleteModel(named()), migrations.CreateModel('A', [], {[]: 1})",
    ),
  });
  await symlink(join(root, 'other.py'), join(root, 'orders', 'apps.py'));
  expect(await migrationsIn(root)).toMatchObject([
    { kind: 'unreadable', name: 'orders.0001_initial', why: expect.stringMatching(/^TypeError/) },
  ]);
});

test('what Django does not take for a migration is left out', async () => {
  const files = {
    'orders/migrations/__init__.py': '',
    'orders/migrations/_draft.py': source(''),
    'orders/migrations/env.py': 'import alembic\n',
    'orders/migrations/versions/0001_a.py': source(''),
    'orders/other/0001_a.py': source(''),
    '.hidden/migrations/0001_a.py': source(''),
    'node_modules/x/migrations/0001_a.py': source(''),
    'venv/pyvenv.cfg': '',
    'venv/lib/x/migrations/0001_a.py': source(''),
    'lib/site-packages/x/migrations/0001_a.py': source(''),
  };
  expect(await migrationsIn(await checkout(files))).toEqual([]);
});

const DEEP = 100_000;
test.each([
  ['no Python', 'class Migration(', /^SyntaxError/],
  ['no text', new Uint8Array([0x63, 0xff, 0xfe, 0x00]), /^(SyntaxError|ValueError)/],
  ['zeros', 'x = 1\0', /^(SyntaxError|ValueError)/],
  ['no class', 'x = 1\n', /no class Migration/],
  ['too large', `${source('')}\n#${'x'.repeat(600_000)}`, /larger than/],
  ['too deep', source(`${'['.repeat(DEEP)}${']'.repeat(DEEP)}`), /^(SyntaxError|RecursionError|MemoryError)/],
  ['too many signs', `x = ${'-'.repeat(DEEP)}1`, /^(SyntaxError|RecursionError|MemoryError)/],
  ['too long a chain', `x = a${'.a'.repeat(DEEP)}`, /^(SyntaxError|RecursionError|MemoryError)/],
])('unreadable, and said: %s', async (_, text, why) => {
  expect(await readAlone(text)).toEqual({
    kind: 'unreadable',
    name: 'orders.0002_case',
    why: expect.stringMatching(why),
  });
});

test('nothing in a checkout runs, nor takes the place of a module of Python’s own', async () => {
  const trap = 'import os; os.mkdir("ran"); raise SystemExit(1)\n';
  const traps = ['ast.py', 'json.py', 'sitecustomize.py', 'orders/__init__.py', 'orders/apps.py'];
  const root = await checkout({
    ...Object.fromEntries(traps.map((path) => [path, trap])),
    'orders/migrations/0001_trap.py': `${trap}${source('')}`,
  });
  expect(await migrationsIn(root)).toMatchObject([{ name: 'orders.0001_trap', phase: 'expand' }]);
  expect(await read(root)).toMatchObject({ kind: 'known' });
  await expect(stat(join(root, 'ran'))).rejects.toThrow();
});

test('more than is read: unknown, not a part of it', async () => {
  const names = Array.from(
    { length: 2_001 },
    (_, at) => `orders/migrations/${String(at).padStart(4, '0')}_a.py`,
  );
  const root = await checkout(Object.fromEntries(names.map((path) => [path, source('')])));
  expect(await read(root)).toEqual({ kind: 'unknown', why: 'the checkout has more files than are read' });
});

test('without Python, without a checkout, at another commit: unknown, with the reason', async () => {
  const root = await checkout({});
  expect(await read(root, '/nowhere')).toMatchObject({
    kind: 'unknown',
    why: expect.stringMatching(/python3/),
  });
  const bare = await checkout({ '.git/HEAD': '' });
  expect(await read(bare)).toMatchObject({ why: 'the job has no checkout in its workspace' });
  const other = await checkout({ '.git/HEAD': `${'d'.repeat(40)}\n` });
  expect(await read(other)).toMatchObject({ why: 'the checkout is at dddddddddddd' });
});

test.each([
  ['a branch', { '.git/refs/heads/main': `${'c'.repeat(40)}\n` }],
  ['a packed branch', { '.git/packed-refs': `# pack-refs\n${'c'.repeat(40)} refs/heads/main\n` }],
])('a checkout of %s', async (_, refs) => {
  const root = await checkout({ '.git/HEAD': 'ref: refs/heads/main\n', ...refs });
  expect(await read(root)).toEqual({ kind: 'known', migrations: [] });
});
