import { expect, test } from 'vitest';
import { type Declaration, declaredChanges } from '../../src/model/declarations.ts';

function declaration(address: string, body = '', kind: Declaration['kind'] = 'resource'): Declaration {
  return { address, body, kind };
}

test('what goes comes first, then what changes, then what is new; what is the same is nothing', () => {
  const base = [declaration('a.same', '1'), declaration('a.other', '1'), declaration('a.gone')];
  const head = [declaration('a.new'), declaration('a.other', '2'), declaration('a.same', '1')];
  expect(declaredChanges(base, head)).toEqual([
    { action: 'removed', address: 'a.gone', kind: 'resource' },
    { action: 'changed', address: 'a.other', kind: 'resource' },
    { action: 'added', address: 'a.new', kind: 'resource' },
  ]);
});

test('a block of which there are several is one declaration', () => {
  const locals = (body: string) => declaration('locals', body, 'other');
  expect(declaredChanges([locals('a'), locals('b')], [locals('a'), locals('b')])).toEqual([]);
  expect(declaredChanges([locals('a'), locals('b')], [locals('a')])).toEqual([
    { action: 'changed', address: 'locals', kind: 'other' },
  ]);
});
