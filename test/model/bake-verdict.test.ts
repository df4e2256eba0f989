import { expect, test } from 'vitest';
import { type AlarmSight, bakePause, judgeAlarms } from '../../src/model/bake-verdict.ts';

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
