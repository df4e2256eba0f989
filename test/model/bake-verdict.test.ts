import { expect, test } from 'vitest';
import {
  type AlarmSight,
  bakePause,
  describeAlarms,
  judgeAlarms,
  ProbeCount,
} from '../../src/model/bake-verdict.ts';

type State = AlarmSight['state'];
test.each<[string, Record<string, State>, string[], string[], string[]]>([
  ['all is well', { a: 'OK', b: 'OK' }, [], [], []],
  ['one rises', { a: 'ALARM', b: 'OK' }, [], ['a'], []],
  ['one was up before', { a: 'ALARM' }, ['a'], [], ['a']],
  ['one was up before and another rises', { a: 'ALARM', b: 'ALARM' }, ['a'], ['b'], ['a']],
  ['one was up before and recovers', { a: 'OK' }, ['a'], [], []],
  ['no data', { a: 'INSUFFICIENT_DATA' }, [], [], []],
  ['up before, now without data', { a: 'INSUFFICIENT_DATA' }, ['a'], [], []],
  ['an alarm that does not exist', {}, ['a'], [], []],
])('%s', (_, states, before, raised, still) => {
  const alarms = new Map(Object.entries(states).map(([name, state]) => [name, { state }]));
  expect(judgeAlarms(alarms, before)).toEqual({ raised, still });
});

test('every second for three minutes, then every five', () => {
  expect([0, 179_999, 180_000].map(bakePause)).toEqual([1_000, 1_000, 5_000]);
});

test('what the alarms said last, in a few words', () => {
  const alarms = new Map([
    ['slow', { state: 'OK' }],
    ['errors', { state: 'INSUFFICIENT_DATA' }],
    ['queue', { state: 'ALARM' }],
  ] as const);
  expect(describeAlarms(alarms, 4)).toBe(
    '1 of 4 alarms OK, 1 without data, 1 in ALARM since before the flip, 1 missing',
  );
  expect(describeAlarms(new Map([['slow', { state: 'OK' }]] as const), 1)).toBe('1 of 1 alarms OK');
});

test('probes are counted, and the tide is told when it turns', () => {
  const probes = new ProbeCount();
  const good = { kind: 'good' } as const;
  const bad = { kind: 'bad', reason: 'status 500' } as const;
  expect([good, bad, bad, good, good].map((verdict) => probes.turned(verdict))).toEqual([
    false,
    true,
    false,
    true,
    false,
  ]);
  expect(probes.failures).toBe(0);
  expect(probes.said()).toBe('3 of 5 probes good');
});
