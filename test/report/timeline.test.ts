import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeline } from '../../src/report/timeline.ts';

const BAR = /^ {4}\d+ [\p{L}\p{N} …-]+ :((done|crit), )?s\d+, \d+, \d+$/u;

test('bars, with the failed one marked', () => {
  expect(
    timeline([
      { step: 'lock', startedAt: 1_000, ms: 500, state: 'done' },
      { step: 'image', startedAt: 1_500, ms: 0, state: 'skipped' },
      { step: 'hand over', startedAt: 1_500, ms: 0, state: 'unchanged' },
      { step: 'flip', startedAt: 1_600, ms: 40.4, state: 'failed' },
    ]),
  ).toBe(
    [
      'gantt',
      '    dateFormat x',
      '    axisFormat %S.%L',
      '    1 lock :s1, 1000, 1500',
      '    2 hand over :done, s2, 1500, 1506',
      '    3 flip :crit, s3, 1600, 1640',
    ].join('\n'),
  );
});

test('no steps, no chart', () => {
  expect(timeline([])).toBeUndefined();
});

test('no name breaks a bar', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (step) => {
      const bars = timeline([{ step, startedAt: 1, ms: 1, state: 'done' }])
        ?.split('\n')
        .slice(3);
      expect(bars).toHaveLength(1);
      expect(bars?.[0]).toMatch(BAR);
    }),
  );
});

test.each(['section', 'click', 'title x', 'end', '%% x', '```', 'a:b;c#d,e'])('%j is a bar', (step) => {
  expect(timeline([{ step, startedAt: 1, ms: 1, state: 'done' }])?.split('\n')[3]).toMatch(BAR);
});
