import { expect, test } from 'vitest';
import { pollDelay, throttledDelay } from '../../src/model/poll-schedule.ts';

test.each([
  ['tasks do not run yet, nothing known', 10_000, undefined, false, 5_000],
  ['tasks do not run yet, at the expected moment', 100_000, 100_000, false, 5_000],
  ['tasks run, nothing known', 10_000, undefined, true, 1_000],
  ['tasks run unusually early', 50_000, 100_000, true, 2_500],
  ['tasks run, a little before the expected moment may come', 86_500, 100_000, true, 1_500],
  ['tasks run, the expected moment may come', 88_000, 100_000, true, 1_000],
  ['tasks run, later than ever', 400_000, 100_000, true, 1_000],
] as const)('%s', (_, elapsed, expected, near, delay) => {
  expect(pollDelay(elapsed, expected, near)).toBe(delay);
});

test('throttling doubles the delay up to half a minute, and longer where the other side says so', () => {
  expect(throttledDelay(1_000, 1, undefined)).toBe(2_000);
  expect(throttledDelay(1_000, 9, undefined)).toBe(30_000);
  expect(throttledDelay(1_000, 1, 45_000)).toBe(45_000);
});
