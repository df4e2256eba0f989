import { expect, test } from 'vitest';
import { readEvent } from '../../../src/engines/terraform/events.ts';
import { type Leftover, leftovers, mendCommand } from '../../../src/engines/terraform/leftovers.ts';

const event = (type: string, addr: string, action = 'create', more: object = {}) =>
  readEvent(JSON.stringify({ type, hook: { resource: { addr }, action, ...more } }));
const error = (address: string, detail: string) =>
  readEvent(
    JSON.stringify({ type: 'diagnostic', diagnostic: { severity: 'error', summary: 'no', detail, address } }),
  );
const start = event('apply_start', 'a.x');

test.each<[string, Parameters<typeof leftovers>, readonly Leftover[]]>([
  ['nothing', [[], []], []],
  [
    'what is made and held',
    [[start, event('apply_complete', 'a.x')], [{ address: 'a.x', tainted: false }]],
    [],
  ],
  [
    'a tainted one',
    [[start, event('apply_errored', 'a.x')], [{ address: 'a.x', tainted: true }]],
    [{ kind: 'tainted', address: 'a.x' }],
  ],
  [
    'one refused by the provider',
    [[start, event('apply_errored', 'a.x'), error('a.x', 'AccessDenied')], []],
    [],
  ],
  [
    'one that exists',
    [[start, event('apply_errored', 'a.x'), error('a.x', 'EntityAlreadyExists: Role')], []],
    [{ kind: 'outside', address: 'a.x' }],
  ],
  ['one of which nothing more was heard', [[start], []], [{ kind: 'outside', address: 'a.x' }]],
  [
    'one of which nothing more was heard, and no state',
    [[start], undefined],
    [{ kind: 'outside', address: 'a.x' }],
  ],
  [
    'made, and not in the state',
    [[start, event('apply_complete', 'a.x', 'create', { id_value: 'i-1' })], []],
    [{ kind: 'outside', address: 'a.x', id: 'i-1' }],
  ],
  ['made, and no state to look into', [[start, event('apply_complete', 'a.x')], undefined], []],
  ['an update', [[event('apply_start', 'a.x', 'update')], []], []],
])('%s', (_, [events, state], left) => {
  expect(leftovers(events, state)).toEqual(left);
});

test('each is mended by one command', () => {
  expect(mendCommand({ kind: 'tainted', address: 'a.x["b"]' }, 'tofu')).toBe(`tofu untaint 'a.x["b"]'`);
  expect(mendCommand({ kind: 'outside', address: 'a.x', id: 'i-1' }, 'tofu')).toBe('tofu import a.x i-1');
  expect(mendCommand({ kind: 'outside', address: 'a.x' }, 'tofu')).toBe('tofu import a.x <its id in AWS>');
});
