import { expect, test } from 'vitest';
import type { Release } from '../../src/model/release.ts';
import { releaseMark, spentMarks } from '../../src/model/release-mark.ts';
import { ledgerOf, sha } from './lines.ts';

const image = (number: number) => `reg/shop@sha256:${`${number}-`.padEnd(64, '0')}`;
/** Releases 1 to n, one after the other, blue and green in turns. */
const released = (n: number) =>
  Array.from({ length: n }, (_, at) => ({
    release: sha(String(at % 10)),
    image: image(at + 1),
    color: at % 2 === 0 ? ('blue' as const) : ('green' as const),
  }));
const spent = (...lines: readonly Partial<Release>[]) => [...spentMarks(ledgerOf(...lines), 'production')];
const mark = (number: number) => releaseMark('production', image(number));

test('a mark is of its environment and image, and short enough for a tag', () => {
  expect(mark(1)).toBe(`release-production-1-${'0'.repeat(38)}`);
  expect(releaseMark('staging', image(1))).not.toBe(mark(1));
  expect(`release-${'e'.repeat(20)}-${'0'.repeat(40)}`.length).toBeLessThan(128);
});

test('the last ten releases keep theirs', () => {
  expect(spent(...released(10))).toEqual([]);
});

test('older ones lose it, in their repository', () => {
  expect(spent(...released(12))).toEqual([['reg/shop', [mark(1), mark(2)]]]);
});

test('an old image that came back by a rollback keeps it', () => {
  const lines = [...released(12), { ...released(1)[0], kind: 'rollback' as const, color: 'blue' as const }];
  const [[, marks] = ['', []]] = spent(...lines);
  expect(marks).not.toContain(mark(1));
  expect(marks).toContain(mark(2));
});

test('what a colour still holds keeps it, however many releases went to the other one', () => {
  const toGreen = Array.from({ length: 12 }, (_, at) => ({
    image: image(at + 2),
    color: 'green' as const,
    state: 'given-up' as const,
  }));
  const [[, marks] = ['', []]] = spent({ image: image(1), color: 'blue' }, ...toGreen);
  expect(marks).not.toContain(mark(1));
  expect(marks).toContain(mark(2));
});
