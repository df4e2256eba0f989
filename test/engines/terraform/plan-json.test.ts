import { expect, test } from 'vitest';
import { readPlanText } from './read-plan.ts';

const planned = (actions: readonly string[], more: object = {}, change: object = {}) =>
  JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_changes: [
      {
        address: 'aws_lb.web',
        mode: 'managed',
        type: 'aws_lb',
        change: { actions, before: null, after: null, ...change },
        ...more,
      },
    ],
  });
const changes = (text: string) => readPlanText(text).changes;

test.each<[readonly string[], object, object | undefined]>([
  [['no-op'], {}, undefined],
  [['create'], {}, { action: 'create' }],
  [['update'], {}, { action: 'update' }],
  [
    ['read'],
    { action_reason: 'read_because_config_unknown' },
    { action: 'read', reason: expect.stringMatching(/known only/) },
  ],
  [['open'], {}, { action: 'read' }],
  [
    ['delete'],
    { action_reason: 'delete_because_no_resource_config' },
    { action: 'destroy', reason: 'it is no longer in the code' },
  ],
  [['delete'], { deposed: 'byebye01' }, { action: 'destroy', reason: expect.stringContaining('`byebye01`') }],
  [
    ['delete', 'create'],
    { action_reason: 'replace_because_tainted' },
    { action: 'replace', order: 'destroy-first', cause: 'replace_because_tainted' },
  ],
  [['create', 'delete'], {}, { action: 'replace', order: 'create-first' }],
  [['create', 'forget'], {}, { action: 'replace', order: 'create-only' }],
  [['forget'], {}, { action: 'forget' }],
  [['no-op'], { previous_address: 'aws_lb.old' }, { action: 'move', movedFrom: 'aws_lb.old' }],
  [['update'], { previous_address: 'aws_lb.old' }, { action: 'update', movedFrom: 'aws_lb.old' }],
  [['update'], { action_reason: 'of_another_release' }, { action: 'update', reason: 'of another release' }],
])('%s %j', (actions, more, change) => {
  const expected = change === undefined ? [] : [{ address: 'aws_lb.web', type: 'aws_lb', ...change }];
  expect(changes(planned(actions, more))).toMatchObject(expected);
  expect(changes(planned(actions, more))).toHaveLength(expected.length);
});

test.each([
  ['enable_deletion_protection', true, 'enable_deletion_protection'],
  ['deletion_protection', true, 'deletion_protection'],
  ['enable_deletion_protection', false, undefined],
])('an end whose %s is %s', (setting, on, heldBy) => {
  const [end] = changes(planned(['delete'], {}, { before: { [setting]: on }, after: null }));
  expect(end?.heldBy).toBe(heldBy);
  const [update] = changes(planned(['update'], {}, { before: { [setting]: on } }));
  expect(update?.heldBy).toBeUndefined();
});

test('an import', () => {
  expect(changes(planned(['no-op'], {}, { importing: { id: 'x' } }))).toMatchObject([{ action: 'import' }]);
});

test('what forces a replacement is named, most of it', () => {
  const replace_paths = [['name'], ['ingress', 0, 'port'], ['name'], ['vpc_id'], ['subnets']];
  const [change] = changes(
    planned(['delete', 'create'], { action_reason: 'replace_because_cannot_update' }, { replace_paths }),
  );
  expect(change?.reason).toBe('`name`, `ingress[0].port`, `vpc_id` and 1 more cannot be changed in place');
});

test('what is put off stands apart, with why', () => {
  const resource_change = {
    address: 'aws_lb.later',
    type: 'aws_lb',
    change: { actions: ['create'], before: null, after: {} },
  };
  const text = JSON.stringify({
    format_version: '1.2',
    deferred_changes: [{ reason: 'instance_count_unknown', resource_change }],
  });
  const plan = readPlanText(text);
  expect(plan.changes).toEqual([]);
  expect(plan.deferred).toMatchObject([
    { address: 'aws_lb.later', reason: 'put off: how many there are is known only after the apply' },
  ]);
});

test('a scale-up and another release are no drift, anything beside them is', () => {
  const drifted = (fields: object) => ({
    address: 'aws_ecs_service.web',
    type: 'aws_ecs_service',
    change: {
      actions: ['update'],
      before: { desired_count: 0, name: 'a' },
      after: { desired_count: 4, name: 'a', ...fields },
    },
  });
  const drift = (fields: object) =>
    readPlanText(JSON.stringify({ format_version: '1.2', resource_drift: [drifted(fields)] })).drift;
  expect(drift({})).toEqual([]);
  expect(drift({ name: 'b' })).toMatchObject([
    { attributes: [{ path: 'name', before: { known: '"a"' }, after: { known: '"b"' } }] },
  ]);
});

test('outputs that change are counted, without those that name a revision', () => {
  const output_changes = {
    one: { actions: ['no-op'] },
    two: { actions: ['update'], before: 'a', after: 'b' },
    three: { actions: ['update'], before: 'arn:aws:ecs:x:1:task-definition/web:3', after_unknown: true },
  };
  expect(readPlanText(JSON.stringify({ format_version: '1.2', output_changes })).outputChanges).toBe(1);
});

test('what the provider named by itself is known by its address', () => {
  const before = { id: 'sg-12345678', arn: 'arn:aws:ec2:x', name: 'named-by-us' };
  expect([...readPlanText(planned(['no-op'], {}, { before })).ids]).toEqual([
    ['sg-12345678', '<aws_lb.web.id>'],
    ['arn:aws:ec2:x', '<aws_lb.web.arn>'],
  ]);
});

test('a plan without resources has no changes', () => {
  expect(changes(JSON.stringify({ format_version: '1.0' }))).toEqual([]);
});

test('another format, none, and an unknown action are refused', () => {
  expect(() => changes(JSON.stringify({ format_version: '2.0' }))).toThrow(/format 2\.0/);
  expect(() => changes('{}')).toThrow(/format of no name/);
  expect(() => changes(planned(['vanish']))).toThrow(/does "vanish" to aws_lb\.web/);
});
