import { expect, test } from 'vitest';
import { planChanges } from '../../../src/engines/terraform/plan-json.ts';

const planned = (actions: readonly string[], more: object = {}) => ({
  format_version: '1.2',
  terraform_version: '1.11.4',
  resource_changes: [
    {
      address: 'aws_lb.web',
      mode: 'managed',
      type: 'aws_lb',
      change: { actions, before: null, after: { secret: 'in clear' } },
      ...more,
    },
  ],
});

test.each<[readonly string[], object, object | undefined]>([
  [['no-op'], {}, undefined],
  [['create'], {}, { action: 'create' }],
  [['update'], {}, { action: 'update' }],
  [
    ['read'],
    { action_reason: 'read_because_config_unknown' },
    { action: 'read', reason: 'read_because_config_unknown' },
  ],
  [
    ['delete'],
    { action_reason: 'delete_because_no_resource_config' },
    { action: 'destroy', reason: 'delete_because_no_resource_config' },
  ],
  [['delete'], { deposed: 'byebye01' }, { action: 'destroy', reason: 'deposed object byebye01' }],
  [
    ['delete', 'create'],
    { action_reason: 'replace_because_tainted' },
    { action: 'replace', reason: 'replace_because_tainted' },
  ],
  [['create', 'delete'], {}, { action: 'replace' }],
  [['forget'], {}, { action: 'update', reason: 'leaves the state, is not destroyed' }],
  [
    ['no-op'],
    { change: { actions: ['no-op'], importing: { id: 'x' } } },
    { action: 'update', reason: 'imported' },
  ],
])('%s %j', (actions, more, change) => {
  const expected = change === undefined ? [] : [{ address: 'aws_lb.web', type: 'aws_lb', ...change }];
  expect(planChanges(planned(actions, more))).toEqual(expected);
});

test('a plan without resources has no changes', () => {
  expect(planChanges({ format_version: '1.0' })).toEqual([]);
});

test('another format, and an unknown action, are refused', () => {
  expect(() => planChanges({ format_version: '2.0' })).toThrow(/format 2\.0/);
  expect(() => planChanges(planned(['vanish']))).toThrow(/does "vanish" to aws_lb\.web/);
});
