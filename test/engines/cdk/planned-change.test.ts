import { expect, test } from 'vitest';
import { plannedChange } from '../../../src/engines/cdk/planned-change.ts';

const target = (Name: string, more: object = {}) => ({
  Target: { Attribute: 'Properties', Name, RequiresRecreation: 'Never', ...more },
  Evaluation: 'Static',
  ChangeSource: 'DirectModification',
});

const change = (more: object) => ({
  Action: 'Modify',
  LogicalResourceId: 'PostgresqlInstance',
  ResourceType: 'AWS::RDS::DBInstance',
  ...more,
});

test('a resource comes, goes, stays behind or leaves a snapshot', () => {
  const of = (more: object) => plannedChange(change(more));
  expect(of({ Action: 'Add' })).toMatchObject({
    address: 'PostgresqlInstance',
    type: 'AWS::RDS::DBInstance',
    action: 'create',
  });
  expect(of({ Action: 'Remove', PolicyAction: 'Delete' })).toMatchObject({
    action: 'destroy',
    reason: 'it is no longer in the code',
  });
  expect(of({ Action: 'Remove', PolicyAction: 'Retain' })).toMatchObject({ action: 'forget' });
  expect(of({ Action: 'Remove', PolicyAction: 'Snapshot' })).toMatchObject({
    action: 'destroy',
    reason: expect.stringContaining('snapshot'),
  });
});

test('an update shows its properties, and what is inside them', () => {
  const details = [
    target('BackupRetentionPeriod', { BeforeValue: '7', AfterValue: '14' }),
    target('Tags', { BeforeValue: '[{"Key":"a","Value":"1"}]', AfterValue: '[{"Key":"a","Value":"2"}]' }),
  ];
  expect(plannedChange(change({ Replacement: 'False', Details: details }))).toMatchObject({
    action: 'update',
    attributes: expect.arrayContaining([
      { path: 'BackupRetentionPeriod', before: { known: '"7"' }, after: { known: '"14"' } },
    ]),
  });
});

test('a replacement says by which property, one that may be counts as one', () => {
  const forced = target('DBName', { RequiresRecreation: 'Always', BeforeValue: 'app', AfterValue: 'shop' });
  expect(plannedChange(change({ Replacement: 'True', Details: [forced] }))).toMatchObject({
    ...{ action: 'replace', order: 'create-first' },
    reason: '`DBName` cannot be changed in place',
  });
  const maybe = {
    ...target('DBSubnetGroupName', { RequiresRecreation: 'Always' }),
    Evaluation: 'Dynamic',
    ChangeSource: 'ResourceReference',
    CausingEntity: 'PostgresqlSubnets',
  };
  expect(plannedChange(change({ Replacement: 'Conditional', Details: [maybe] }))).toMatchObject({
    action: 'replace',
    reason:
      '`DBSubnetGroupName` may need a new one: `PostgresqlSubnets` is known only while it is applied; that counts as a replacement',
    attributes: [{ path: 'DBSubnetGroupName', after: 'unknown' }],
  });
  expect(
    plannedChange(change({ Replacement: 'True', PolicyAction: 'ReplaceAndRetain', Details: [forced] })),
  ).toMatchObject({ order: 'create-only' });
});

test('an update that nobody asked for says what it follows from', () => {
  const details = [
    {
      ...target('TaskDefinition'),
      Evaluation: 'Dynamic',
      ChangeSource: 'ResourceReference',
      CausingEntity: 'TasksWeb',
    },
  ];
  expect(plannedChange(change({ Replacement: 'False', Details: details }))).toMatchObject({
    action: 'update',
    reason: 'it follows from `TasksWeb`',
  });
});
