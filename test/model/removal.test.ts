import { expect, test } from 'vitest';
import type { PlanChange } from '../../src/model/plan-change.ts';
import { removalOf, staysBehind, withoutRemoval, withRemoval } from '../../src/model/removal.ts';
import { destroyedInUse, protectedRemovals, refusedRemovals } from '../../src/model/removal-gate.ts';
import { ledgerOf } from './lines.ts';

const change = (action: PlanChange['action'], type: string): PlanChange => ({
  address: `${type}.one`,
  type,
  action,
});

test.each([
  ['aws_lb', false],
  ['aws_ecs_service', false],
  ['aws_iam_role', false],
  ['aws_cloudwatch_metric_alarm', false],
  ['aws_cloudwatch_log_group', true],
  ['AWS::Logs::LogGroup', true],
  ['aws_s3_bucket', true],
  ['aws_kms_key', true],
  ['aws_secretsmanager_secret', true],
])('of a colour, %s stays behind: %s', (type, stays) => {
  expect(staysBehind(type)).toBe(stays);
});

test.each([
  ['the end of what serves', [change('destroy', 'aws_lb'), change('read', 'aws_iam_policy_document')], []],
  ['the end of data', [change('destroy', 'aws_s3_bucket')], ['aws_s3_bucket.one']],
  ['the end of logs', [change('destroy', 'aws_cloudwatch_log_group')], ['aws_cloudwatch_log_group.one']],
  ...(['create', 'update', 'replace', 'forget', 'import', 'move'] as const).map(
    (action) => [`to ${action}`, [change(action, 'aws_lb')], ['aws_lb.one']] as const,
  ),
] as const)('a plan to remove may not mean more: %s', (_, changes, refused) => {
  expect(refusedRemovals(changes).map(({ address }) => address)).toEqual(refused);
});

test('what AWS would refuse to delete is told with the setting that says so', () => {
  const held = { ...change('destroy', 'aws_lb'), heldBy: 'enable_deletion_protection' };
  expect(protectedRemovals([change('destroy', 'aws_ecs_service'), held])).toEqual([
    'aws_lb.one (enable_deletion_protection is on)',
  ]);
});

test('what a running definition names is in use, by its whole name alone', () => {
  const role = 'module.color.aws_iam_role.task';
  const group = 'module.color.aws_lb_target_group.web';
  const plan = {
    changes: [
      { address: role, type: 'aws_iam_role', action: 'destroy' },
      { address: group, type: 'aws_lb_target_group', action: 'destroy' },
      { address: 'kept', type: 'aws_cloudwatch_log_group', action: 'read' },
    ],
    ids: new Map([
      ['arn:role/blue-task', `<${role}.arn>`],
      ['blue-task', `<${role}.id>`],
      ['arn:group/blue', `<${group}.arn>`],
      ['/logs/blue', '<kept.id>'],
    ]),
  } as const;
  const running = (taskRoleArn: string, options = {}) => [
    { taskRoleArn, containerDefinitions: [{ name: 'web', logConfiguration: { options } }] },
  ];
  expect(destroyedInUse(plan, running('arn:role/blue-task'))).toEqual([role]);
  expect(destroyedInUse(plan, running('arn:role/blue-task-of-others'))).toEqual([]);
  expect(destroyedInUse(plan, running('arn:role/green', { group: '/logs/blue' }))).toEqual([]);
  expect(destroyedInUse(plan, [])).toEqual([]);
});

test('the ledger keeps one word for each colour, and none where there is nothing to say', () => {
  const ledger = ledgerOf({});
  const begun = withRemoval(ledger, 'blue', { begunAt: 1 });
  const both = withRemoval(begun, 'green', { begunAt: 2, doneAt: 3 });
  expect([removalOf(ledger, 'blue'), removalOf(begun, 'blue')]).toEqual([undefined, { begunAt: 1 }]);
  expect(withoutRemoval(both, 'blue').removed).toEqual({ green: { begunAt: 2, doneAt: 3 } });
  expect(withoutRemoval(begun, 'blue')).toEqual(ledger);
  expect(withoutRemoval(ledger, 'blue')).toEqual(ledger);
});
