import { expect, test } from 'vitest';
import type { PlanChange } from '../../src/model/plan-change.ts';
import { gateRemedy, refusedChanges } from '../../src/model/plan-gate.ts';
import type { StackStanding } from '../../src/model/plan-stakes.ts';

const ACTIONS = ['create', 'update', 'replace', 'destroy', 'read'] as const;
const change = (type: string, action: PlanChange['action']): PlanChange => ({
  address: `module.x.${type}.main[0]`,
  type,
  action,
});
const refusedActions = (type: string, standing: StackStanding) =>
  ACTIONS.filter((action) => refusedChanges([change(type, action)], [], standing).length > 0);

test.each<[string, StackStanding, readonly string[]]>([
  ['aws_db_instance', 'shared', ['replace', 'destroy']],
  ['aws_rds_cluster', 'shared', ['replace', 'destroy']],
  ['aws_elasticache_replication_group', 'shared', ['replace', 'destroy']],
  ['aws_elasticache_cluster', 'shared', ['replace', 'destroy']],
  ['aws_secretsmanager_secret', 'shared', ['replace', 'destroy']],
  ['aws_kms_key', 'shared', ['replace', 'destroy']],
  ['aws_s3_bucket', 'idle', ['replace', 'destroy']],
  ['aws_efs_file_system', 'idle', ['replace', 'destroy']],
  ['aws_dynamodb_table', 'live', ['replace', 'destroy']],
  ['AWS::RDS::DBInstance', 'shared', ['replace', 'destroy']],
  ['aws_lb', 'live', ['replace', 'destroy']],
  ['aws_lb', 'shared', ['replace', 'destroy']],
  ['aws_lb', 'idle', []],
  ['aws_ecs_service', 'live', ['replace', 'destroy']],
  ['aws_ecs_service', 'idle', []],
  ['aws_ecs_cluster', 'shared', ['replace', 'destroy']],
  ['aws_ecs_task_definition', 'live', []],
  ['aws_security_group', 'shared', []],
])('%s of %s', (type, standing, refused) => {
  expect(refusedActions(type, standing)).toEqual(refused);
});

test('only the exact address lets it pass', () => {
  const database = change('aws_db_instance', 'replace');
  const bucket = change('aws_s3_bucket', 'destroy');
  const refused = (allowed: string) => refusedChanges([database, bucket], [allowed], 'shared');
  expect(refused('module.x')).toEqual([database, bucket]);
  expect(refused('module.x.aws_db_instance.main')).toEqual([database, bucket]);
  expect(refused(database.address)).toEqual([bucket]);
});

test('what can be kept is told first, each command once', () => {
  const init = 'terraform -chdir=infra init';
  const tainted = (address: string): PlanChange => ({
    ...change('aws_db_instance', 'replace'),
    address,
    keptBy: [init, `terraform -chdir=infra untaint ${address}`],
  });
  expect(gateRemedy([tainted('a'), change('aws_lb', 'destroy'), tainted('b')]).split('\n')).toEqual([
    expect.stringContaining('To keep what is there:'),
    init,
    'terraform -chdir=infra untaint a',
    'terraform -chdir=infra untaint b',
    expect.stringContaining('name each address in `allow-destroy`'),
    ...['a', 'module.x.aws_lb.main[0]', 'b'],
  ]);
  expect(gateRemedy([change('aws_lb', 'destroy')])).not.toContain('keep');
});
