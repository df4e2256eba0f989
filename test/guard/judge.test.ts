import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCheckout } from '../../src/adapters/checkout.ts';
import { type Ended, openScene, type Written } from './scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let judged: Ended;
let accepted: Ended;
let before: readonly unknown[];
let project: string;

/** What is live has this. */
const LIVE: Readonly<Record<string, Written>> = {
  '0004_live': {
    operations: `
      migrations.CreateModel('Item', [
        ('id', models.BigAutoField(primary_key=True)),
        ('name', models.CharField(max_length=20)),
        ('code', models.CharField(max_length=20, null=True)),
        ('rank', models.IntegerField(db_default=1)),
        ('orders', models.ManyToManyField('orders.Order')),
      ]),
      migrations.CreateModel('Shelf', [('id', models.BigAutoField(primary_key=True))]),
      migrations.CreateModel('Label', [('id', models.BigAutoField(primary_key=True))]),
      migrations.CreateModel('Named', [('id', models.BigAutoField(primary_key=True))], options={'db_table': 'kept'}),
    `,
  },
};

/** One migration each, in this order; what the guard says of it, or undefined. */
const CASES: readonly (readonly [operation: string, why: RegExp | undefined, attributes?: string])[] = [
  ["migrations.AddField('item', 'a1', models.IntegerField(null=True))", undefined],
  [
    "migrations.AddField('item', 'a2', models.IntegerField(default=3))",
    /INSERTs into orders_item do not name a2/,
  ],
  ["migrations.AddField('item', 'a3', models.IntegerField(db_default=3))", undefined],
  ["migrations.AddField('item', 'a4', models.ManyToManyField('orders.Shelf'))", undefined],
  ["migrations.RemoveField('item', 'orders')", /drops the table orders_item_orders/],
  ["migrations.RemoveField('item', 'a1')", undefined],
  ["migrations.AlterField('item', 'name', models.CharField(max_length=40))", undefined],
  ["migrations.AlterField('item', 'name', models.TextField())", undefined],
  [
    "migrations.AlterField('item', 'name', models.CharField(max_length=5))",
    /changes the type of orders_item\.name from text/,
  ],
  ["migrations.AlterField('item', 'rank', models.BigIntegerField(db_default=1))", /from integer to bigint/],
  ["migrations.AlterField('item', 'rank', models.BigIntegerField())", /takes away the database's default/],
  [
    "migrations.AlterField('item', 'code', models.CharField(max_length=20))",
    /NOT NULL, and the live code may write NULL/,
  ],
  ["migrations.AlterField('item', 'code', models.CharField(max_length=20, help_text='new'))", undefined],
  ["migrations.RenameField('item', 'code', 'sku')", /renames the column orders_item\.code/],
  ["migrations.AlterField('item', 'sku', models.CharField(max_length=20, db_column='other'))", undefined],
  ["migrations.RenameModel('shelf', 'rack')", /renames the table orders_shelf/],
  ["migrations.RenameModel('named', 'renamed')", undefined],
  ["migrations.AlterModelTable('label', 'labels')", /renames the table orders_label/],
  ["migrations.DeleteModel('label')", undefined],
  ["migrations.DeleteModel('renamed')", /drops the table kept/],
  [
    "migrations.CreateModel('Young', [('id', models.BigAutoField(primary_key=True)), ('x', models.IntegerField())])",
    undefined,
  ],
  ["migrations.AddField('young', 'y', models.IntegerField(default=1))", undefined],
  ["migrations.RemoveField('young', 'x')", undefined],
  ["migrations.DeleteModel('young')", undefined],
  ["migrations.AlterModelOptions('item', {'ordering': ['name']})", undefined],
  ["migrations.AlterOrderWithRespectTo('item', None)", undefined],
  ["migrations.AddIndex('item', models.Index(fields=['name'], name='by_name'))", undefined],
  ["migrations.RemoveIndex('item', 'by_name')", undefined],
  ["migrations.AddConstraint('item', models.UniqueConstraint(fields=['name'], name='one_name'))", undefined],
  [
    "AddIndexConcurrently('item', models.Index(fields=['name'], name='by_name_too'))",
    undefined,
    'atomic = False',
  ],
  ["migrations.RunSQL('UPDATE orders_item SET rank = 1')", /nothing says whether the live code survives it/],
  ['migrations.RunSQL(migrations.RunSQL.noop)', undefined],
  ['migrations.RunPython(lambda apps, editor: None)', /nothing says whether/],
  ['migrations.RunPython(migrations.RunPython.noop)', undefined],
  ['migrations.RunPython(lambda apps, editor: None)', undefined, 'deploy_phase = "expand"'],
  [
    'migrations.RunPython(lambda apps, editor: None)',
    undefined,
    'stage = type("S", (), {"value": "pre_deploy"})()',
  ],
  ["migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField('item', 'a3')])", undefined],
  [
    "migrations.SeparateDatabaseAndState(database_operations=[migrations.RemoveField('item', 'a2')], state_operations=[])",
    undefined,
  ],
  [
    "migrations.SeparateDatabaseAndState(database_operations=[migrations.RemoveField('item', 'rank')], state_operations=[])",
    /drops the column orders_item\.rank/,
  ],
  [
    "migrations.AddField('item', 'late', models.IntegerField(null=True))",
    undefined,
    'deploy_phase = "contract"',
  ],
  [
    "migrations.AddField('item', 'later', models.IntegerField(null=True))",
    undefined,
    'stage = type("S", (), {"value": "post_deployment"})()',
  ],
];
/** Nothing of it is refused, and it is to wait all the same. */
const WAITS = /contract|post/;
const name = (at: number) => `${String(at + 5).padStart(4, '0')}_case`;

beforeAll(async () => {
  scene = await openScene();
  const database = await scene.database();
  const live = await scene.run(await scene.project(LIVE), database);
  expect(live.code, live.lines.join('\n')).toBe(0);
  expect(live.report, 'an empty database refuses nothing').toMatchObject({ guarded: true, refused: [] });
  const cases = CASES.map(([operations, , attributes = ''], at) => [name(at), { operations, attributes }]);
  project = await scene.project({ ...LIVE, ...Object.fromEntries(cases) });
  judged = await scene.run(project, database);
  before = await scene.applied(database);
  accepted = await scene.run(project, database, { mode: 'accept' });
});
afterAll(() => scene?.close());

test.each(CASES.map(([operation, why, attributes = ''], at) => [at, operation, attributes, why] as const))(
  '%i %s %s',
  (at, _operation, attributes, why) => {
    const refused =
      judged.report?.refused.filter(({ migration }) => migration === `orders.${name(at)}`) ?? [];
    const waits = why !== undefined || WAITS.test(attributes);
    for (const { report } of [judged, accepted]) {
      const planned = report?.planned.find((one) => one.name === `orders.${name(at)}`);
      expect(planned?.phase).toBe(waits ? 'contract' : 'expand');
    }
    if (why === undefined) return expect(refused).toEqual([]);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.why).toMatch(why);
    expect(refused[0]?.instead).not.toBe('');
  },
);

test('read from the checkout alone, no migration passes for safer than the judge finds it', async () => {
  await mkdir(join(project, '.git'));
  await writeFile(join(project, '.git', 'HEAD'), `${'c'.repeat(40)}\n`);
  const path = process.env['PATH'] ?? '';
  const found = await openCheckout({ workspace: project, path }).migrations('c'.repeat(40));
  if (found.kind === 'unknown') throw new Error(found.why);
  const safe = found.migrations.filter((one) => one.kind === 'read' && one.phase === 'expand');
  const names = safe.map((one) => one.name).filter((one) => one.endsWith('_case'));
  const late = judged.report?.planned.filter(({ phase }) => phase === 'contract').map((one) => one.name);
  expect(names.filter((one) => late?.includes(one))).toEqual([]);
  expect(names.length, 'it tells something at all').toBeGreaterThan(12);
  const both = found.migrations.filter((one) => one.kind === 'read' && one.phase === 'contract');
  expect(both.length).toBeGreaterThan(8);
});

test('what is refused is told, by an exit code of its own, before anything ran', () => {
  expect(judged.code, judged.lines.join('\n')).toBe(93);
  expect(judged.report?.applied).toEqual([]);
  expect(judged.report?.planned).toHaveLength(CASES.length);
  expect(before.at(-1)).toBe('0004_live');
});

test('what the live code survives, and somebody ought to know, is told too', () => {
  expect(judged.report?.cautions.join('\n')).toMatch(/writes to orders_item wait while it is built/);
  expect(judged.report?.cautions.join('\n')).toMatch(/one_name.*may write what it forbids/);
});

test('accepted, the same is told and goes on', () => {
  expect(accepted.report?.refused).toEqual(judged.report?.refused);
  expect(accepted.lines.join('\n')).toContain('Applying orders.0005_case... OK');
});
