import { expect, test } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import { EMPTY_LEDGER, onStackOf, presumedLive } from '../../src/model/ledger.ts';
import type { Release } from '../../src/model/release.ts';
import { ledgerOf, line, sha } from './lines.ts';

const BLUE: Partial<Release> = { color: 'blue', release: sha('a') };
const GREEN: Partial<Release> = { color: 'green', release: sha('b') };

test.each<[string, readonly Partial<Release>[], 'blue' | 'green' | undefined]>([
  ['nothing was released', [], undefined],
  ['the newest that was closed', [BLUE, GREEN], 'green'],
  ['a rollback', [BLUE, GREEN, { ...BLUE, kind: 'rollback' }], 'blue'],
  ['a newer one was given up', [BLUE, { ...GREEN, state: 'given-up' }], 'blue'],
  ['a newer one is open: it may have been flipped to', [BLUE, { ...GREEN, state: 'open' }], undefined],
])('presumed live: %s', (_, lines, color) => {
  expect(presumedLive(ledgerOf(...lines))?.color).toBe(color);
});

test('a release moves onto the stack of a colour as the newest line describes it', () => {
  const rebuilt = { ...line(GREEN).outputs, target_group_arn: 'tg-green-2' };
  const ledger = ledgerOf(BLUE, GREEN, { ...GREEN, release: sha('c'), outputs: rebuilt });
  const moved = onStackOf(ledger, 'green', line(BLUE));
  expect(moved).toMatchObject({ release: sha('a'), color: 'green', outputs: rebuilt });
});

test('a colour that was never built is refused', () => {
  expect(() => onStackOf(EMPTY_LEDGER, 'green', line(BLUE))).toThrow(Failure);
});
