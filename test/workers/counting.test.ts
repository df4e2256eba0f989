import { expect, test } from 'vitest';
import { beatFaults, gapsOf } from './beat.ts';
import { type Tally, tallyFaults, tallyTable } from './tally.ts';

const FINE: Tally = {
  ...{ kind: 'short', sent: 10, executed: 10, twice: 0 },
  ...{ redelivered: 0, longestReturn: 0, median: 4 },
};
const RETURNED: Tally = { ...FINE, kind: 'too_long', redelivered: 2, longestReturn: 93.2 };

test('every task once, and some that came back, is no fault', () => {
  expect(tallyFaults([FINE, RETURNED], 20)).toEqual([]);
  expect(tallyFaults([FINE, { ...RETURNED, twice: 1 }], 20)).toEqual([]);
  expect(tallyTable([RETURNED])).toContain('| too_long | 10 | 10 | 0 | 2 | 93 s | 4 ms |');
});

test.each([
  [[{ ...FINE, executed: 9 }, RETURNED], '1 of the kind short were lost'],
  [[{ ...FINE, twice: 1 }, RETURNED], '1 of the kind short were executed twice'],
  [[FINE, { ...RETURNED, twice: 2 }], '2 of the kind too_long were executed twice'],
  [[{ ...FINE, redelivered: 1 }, RETURNED], '1 of the kind short were begun twice, though they end in time'],
  [[FINE, FINE], 'no task outlived the stop timeout: nothing was shown of redelivery'],
  [[RETURNED, { ...FINE, sent: 9, executed: 9 }], '19 tasks were sent where 20 are expected'],
])('%# is a fault', (tallies, fault) => {
  expect(tallyFaults(tallies, 20)).toEqual([fault]);
});

const beat = (group: string, startedAt: number, stoppedAt: number, ticks: readonly number[]) => ({
  ...{ group, startedAt, stoppedAt, ticks },
});

test('a gap between two beats is counted in ticks', () => {
  const beats = [beat('blue', 0, 5_000, [2_000, 4_000]), beat('green', 9_000, 20_000, [11_000, 13_000])];
  expect(gapsOf(beats, 2_000)).toEqual([{ seconds: 7, ticks: 3 }]);
  expect(beatFaults(beats, 2_000, { once: 4, twice: 0 })).toEqual([]);
});

test('two beats, a doubled tick and a lost one are faults', () => {
  const beats = [beat('blue', 0, 5_000, [2_000, 4_000]), beat('green', 2_100, 8_000, [4_100])];
  expect(beatFaults(beats, 2_000, { once: 1, twice: 1 })).toEqual([
    'a tick was sent twice, at 1970-01-01T00:00:04.100Z',
    'green had a beat before the last one was gone',
    '1 ticks were executed twice',
    '3 ticks were sent and 2 executed',
  ]);
});
