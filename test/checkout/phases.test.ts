import { expect, test } from 'vitest';
import { checkout, migrationsIn, source } from './scene.ts';

type Case = readonly [
  operations: string,
  phase: string,
  more?: { attributes?: string; before?: string; reversible?: boolean | 'unknown' },
];

const SYZYGY = 'from syzygy import Stage';
const LAMBDA = 'migrations.RunPython(lambda apps, editor: None)';
const NEW = "migrations.CreateModel('Item', [('id', models.BigAutoField(primary_key=True))])";
const OLD_NAME = `${NEW}, migrations.RenameModel('Item', 'Thing')`;
const DROP = "migrations.RemoveField('order', 'note')";
const ADD = "migrations.AddField('order', 'a', models.IntegerField(null=True))";
const MUST = "migrations.AddField('item', 'a', models.IntegerField())";

const CASES: readonly Case[] = [
  ['', 'expand'],
  [NEW, 'expand'],
  [ADD, 'expand'],
  ["migrations.AddField(model_name='order', name='a', field=models.IntegerField(db_default=-3))", 'expand'],
  ["migrations.AddField('order', 'a', models.DateTimeField(db_default=Now()))", 'expand'],
  ["migrations.AddField('order', 'a', models.ManyToManyField('orders.Item'))", 'expand'],
  ["migrations.AddField('order', 'a', models.IntegerField(default=3))", 'contract'],
  ["migrations.AddField('order', 'a', models.IntegerField(null=False))", 'contract'],
  ["migrations.AddField('order', 'a', models.IntegerField(null=MAYBE))", 'unclassified'],
  ["migrations.AddField('order', 'a', models.IntegerField(db_default=MAYBE))", 'unclassified'],
  ["migrations.AddField('order', 'a', models.IntegerField(db_default=None))", 'unclassified'],
  ["migrations.AddField('order', 'a', models.IntegerField(**given))", 'unclassified'],
  ["migrations.AddField('order', 'a', Money(null=True))", 'unclassified'],
  [DROP, 'contract'],
  ["migrations.DeleteModel('order')", 'contract'],
  ["migrations.RenameField('order', 'a', 'b')", 'contract'],
  ["migrations.RenameModel('order', 'deal')", 'contract'],
  ["migrations.AlterModelTable('order', 'deals')", 'contract'],
  ["migrations.AlterOrderWithRespectTo('order', 'item')", 'contract'],
  ["migrations.AlterOrderWithRespectTo('order', None)", 'expand'],
  ["migrations.AlterField('order', 'a', models.IntegerField(null=True))", 'unclassified'],
  ["migrations.AddIndex('order', models.Index(fields=['a'], name='by_a'))", 'expand'],
  ["AddIndexConcurrently('order', models.Index(fields=['a'], name='by_a')), TrigramExtension()", 'expand'],
  ["migrations.RunSQL('SELECT 1')", 'unclassified', { reversible: false }],
  ["migrations.RunSQL('SELECT 1', migrations.RunSQL.noop)", 'unclassified'],
  ['migrations.RunSQL(migrations.RunSQL.noop)', 'expand', { reversible: false }],
  [LAMBDA, 'unclassified', { reversible: false }],
  ['migrations.RunPython(forwards, reverse_code=backwards)', 'unclassified'],
  ['migrations.RunPython(migrations.RunPython.noop, migrations.RunPython.noop)', 'expand'],
  [`${ADD}, ${DROP}`, 'contract'],
  [`${ADD}, ${LAMBDA}`, 'unclassified', { reversible: false }],
  // Of a model that the same migration makes nobody knows yet.
  [`${NEW}, ${MUST}, migrations.RemoveField('item', 'a')`, 'expand'],
  [`${OLD_NAME}, migrations.AddField('thing', 'a', models.IntegerField())`, 'expand'],
  [`migrations.CreateModel('Item', [], {'managed': False}), ${MUST}`, 'contract'],
  [`migrations.CreateModel('Item', [], options={**more}), ${MUST}`, 'contract'],
  [`migrations.SeparateDatabaseAndState(state_operations=[${NEW}]), ${MUST}`, 'contract'],
  // In SeparateDatabaseAndState what is done to the database counts.
  [`migrations.SeparateDatabaseAndState(state_operations=[${DROP}])`, 'expand'],
  [`migrations.SeparateDatabaseAndState([${DROP}], [])`, 'contract'],
  [
    'migrations.SeparateDatabaseAndState(database_operations=made())',
    'unclassified',
    { reversible: 'unknown' },
  ],
  [`migrations.SeparateDatabaseAndState([${LAMBDA}])`, 'unclassified', { reversible: false }],
  // The author's word, in the words of the judge.
  [LAMBDA, 'expand', { attributes: 'deploy_phase = "expand"', reversible: false }],
  [ADD, 'contract', { attributes: 'deploy_phase = "contract"' }],
  [ADD, 'unclassified', { attributes: 'deploy_phase = chosen()' }],
  [LAMBDA, 'unclassified', { attributes: 'deploy_phase = "pre_deploy"', reversible: false }],
  [LAMBDA, 'expand', { attributes: 'stage = Stage.PRE_DEPLOY', before: SYZYGY, reversible: false }],
  [ADD, 'contract', { attributes: 'stage = Stage.POST_DEPLOY', before: SYZYGY }],
  [ADD, 'unclassified', { attributes: 'stage = Stage.PRE_DEPLOY' }],
  [`IgnoreMigration(), ${DROP}`, 'expand', { before: 'from django_migration_linter import IgnoreMigration' }],
  [
    `migrations.SeparateDatabaseAndState([IgnoreMigration(), ${DROP}])`,
    'contract',
    { before: 'from django_migration_linter import IgnoreMigration' },
  ],
  // What is not Django's, or not as it is written.
  ['Custom()', 'unclassified', { reversible: 'unknown' }],
  ["AddField('order', 'a', models.IntegerField(null=True))", 'unclassified', { reversible: 'unknown' }],
  [ADD, 'unclassified', { before: 'migrations = mine()', reversible: 'unknown' }],
  [ADD, 'unclassified', { before: 'migrations.AddField = Mine', reversible: 'unknown' }],
  [ADD, 'unclassified', { before: 'from mine import *', reversible: 'unknown' }],
  [ADD, 'unclassified', { before: 'from mine import migrations', reversible: 'unknown' }],
  ['*made()', 'unclassified', { reversible: 'unknown' }],
  ['made(one) for one in many', 'unclassified', { reversible: 'unknown' }],
  [ADD, 'unclassified', { attributes: 'if True: pass', reversible: 'unknown' }],
  [ADD, 'unclassified', { attributes: 'def __init__(self, *a): pass', reversible: 'unknown' }],
  [ADD, 'expand', { attributes: 'def apply(self, *a): pass' }],
];
const NAME = (at: number) => `0002_case_${String(at).padStart(3, '0')}`;

test.concurrent('each kind of operation', async () => {
  const files = CASES.map(([operations, , more], at) => [
    `orders/migrations/${NAME(at)}.py`,
    source(operations, more),
  ]);
  const found = await migrationsIn(await checkout(Object.fromEntries(files)));
  const told = found.map((one, at) => {
    const { phase, reversible } = one.kind === 'read' ? one : { phase: one.why, reversible: 'unknown' };
    return [CASES[at]?.[0], phase, reversible];
  });
  expect(told).toEqual(
    CASES.map(([operations, phase, more]) => [operations, phase, more?.reversible ?? true]),
  );
});

test('operations that are added behind the class are not as they are written', async () => {
  const behind = `${source(ADD)}\nMigration.operations.append(made())\n`;
  const unpacked = source('').replace('operations = []', 'operations, initial = made()');
  const files = { 'a/migrations/0001_a.py': behind, 'b/migrations/0001_b.py': unpacked };
  const found = await migrationsIn(await checkout(files));
  expect(found).toMatchObject([{ phase: 'unclassified' }, { phase: 'unclassified' }]);
});
