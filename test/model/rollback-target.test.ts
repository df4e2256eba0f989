import { expect, test } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import type { LockHolder } from '../../src/model/lock.ts';
import { type RollbackWish, rollbackTarget } from '../../src/model/rollback-target.ts';
import { ledgerOf, sha } from './lines.ts';

const from = (color: 'blue' | 'green', letter: string) =>
  ({ kind: 'color', color, release: sha(letter), running: 2 }) as const;
const THREE = [
  { color: 'blue', release: sha('a') },
  { color: 'green', release: sha('b'), before: from('blue', 'a') },
  { color: 'blue', release: sha('c'), before: from('green', 'b') },
] as const;
const WISH: RollbackWish = { to: undefined, live: 'blue', liveRelease: sha('c'), deploying: undefined };
const deploying: LockHolder = {
  owner: 'x',
  command: 'deploy',
  release: sha('d'),
  liveRelease: sha('c'),
  attempt: 1,
  startedAt: 0,
  renewals: 0,
};

test.each<[string, Partial<RollbackWish>, string, string]>([
  ['the one before, by default', {}, 'c', 'b'],
  ['a named one', { to: sha('a') }, 'c', 'a'],
  ['by its first seven letters', { to: 'aaaaaaa' }, 'c', 'a'],
  ['what was live when the deploy under way began', { deploying }, 'd', 'c'],
  ['a named one while a deploy is under way', { deploying, to: sha('a') }, 'd', 'a'],
])('%s', (_, more, out, back) => {
  const target = rollbackTarget(ledgerOf(...THREE), { ...WISH, ...more });
  expect(target.from).toBe(sha(out));
  expect(target.kind === 'release' && target.line.release).toBe(sha(back));
});

test('the records of before the first deploy, by name and by default', () => {
  const before = { kind: 'adopted', records: [] } as const;
  const ledger = { ...ledgerOf({ before }), adopted: { records: [], at: 0 } };
  const wish = { ...WISH, liveRelease: sha('a') };
  expect(rollbackTarget(ledger, wish)).toEqual({ kind: 'adopted', from: sha('a') });
  expect(rollbackTarget(ledger, { ...wish, to: 'adopted' }).kind).toBe('adopted');
});

test('a second rollback goes further back, never to what the first one took out', () => {
  const ledger = ledgerOf(...THREE, {
    kind: 'rollback',
    color: 'green',
    release: sha('b'),
    before: from('blue', 'c'),
  });
  const target = rollbackTarget(ledger, { ...WISH, live: 'green', liveRelease: sha('b') });
  expect(target.kind === 'release' && target.line.release).toBe(sha('a'));
});

test.each<[string, Partial<RollbackWish>, RegExp]>([
  ['a name nobody knows', { to: sha('e') }, /`to` e+ is no release that can come back/],
  ['six letters are too few', { to: 'aaaaaa' }, /is no release/],
  ['adopted, where nothing was', { to: 'adopted' }, /nothing was adopted here/],
  [
    'nothing lies before the first',
    { live: 'blue', liveRelease: sha('a') },
    /no release before aaaaaaaaaaaa/,
  ],
  ['several releases at once', { liveRelease: undefined }, /not one release/],
])('refused: %s', (_, more, message) => {
  const target = () => rollbackTarget(ledgerOf(...THREE), { ...WISH, ...more });
  expect(target).toThrow(Failure);
  expect(target).toThrow(message);
});

test('several releases at once: a name is enough', () => {
  const target = rollbackTarget(ledgerOf(...THREE), { ...WISH, liveRelease: undefined, to: sha('a') });
  expect(target).toMatchObject({ from: sha('c'), line: { release: sha('a') } });
});
