import { expect, test } from 'vitest';
import type { WarmthSight } from '../../src/model/warmth.ts';
import { judgeWarmth, ranAtFlip } from '../../src/model/warmth.ts';
import { ledgerOf, line, sha } from './lines.ts';

const SIGHT: WarmthSight = { release: sha('a'), running: 3, healthy: 3, unhealthy: 0 };

test.each<[string, Partial<WarmthSight>, string]>([
  ['as it was at the flip', {}, 'warm'],
  ['more than at the flip', { running: 5, healthy: 5 }, 'warm'],
  ['another release', { release: sha('b') }, 'it runs bbbbbbbbbbbb'],
  ['nothing', { release: undefined, running: 0, healthy: 0 }, 'it runs nothing'],
  ['fewer than at the flip', { running: 2, healthy: 2 }, '2 of 3 tasks run'],
  ['one is not healthy', { healthy: 2, unhealthy: 1 }, '2 of 3 tasks are healthy'],
  ['enough healthy, one more is not', { running: 4, unhealthy: 1 }, '3 of 4 tasks are healthy'],
  ['health unknown', { healthy: 0 }, '0 of 3 tasks are healthy'],
])('%s', (_, more, expected) => {
  const warmth = judgeWarmth({ ...SIGHT, ...more }, sha('a'), 3);
  expect(warmth.kind === 'warm' ? 'warm' : warmth.why).toBe(expected);
});

test('nothing is never warm, whatever it had at the flip', () => {
  expect(judgeWarmth({ ...SIGHT, running: 0, healthy: 0 }, sha('a'), 0).kind).toBe('cold');
});

test('the count at the flip is what the release that replaced it wrote down', () => {
  const before = (running: number) => ({ kind: 'color', color: 'blue', release: sha('a'), running }) as const;
  const { releases } = ledgerOf(
    {},
    { color: 'green', release: sha('b'), before: before(4) },
    { color: 'green', release: sha('c'), before: before(5) },
    { color: 'green', release: sha('c'), before: { ...before(9), release: sha('d') } },
  );
  expect(ranAtFlip(releases, line())).toBe(5);
  expect(ranAtFlip(releases.slice(0, 1), line())).toBe(2);
});
