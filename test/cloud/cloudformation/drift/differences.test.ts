import { expect, test } from 'vitest';
import { differences } from './differences.ts';

const lines = (expected: unknown, actual: unknown) =>
  differences(expected, actual).map(
    (one) => `${one.PropertyPath} ${one.DifferenceType} ${one.ExpectedValue} ${one.ActualValue}`,
  );

test('each place that differs is told by its path', () => {
  expect(lines({ A: 1, B: { C: 'x' } }, { A: 2, B: { C: 'x', D: true } })).toEqual([
    '/A NOT_EQUAL 1 2',
    '/B/D ADD null true',
  ]);
  expect(lines({ A: 'x' }, {})).toEqual(['/A REMOVE x null']);
});

test('numbers and truth values are what services write as texts', () => {
  expect(lines({ A: '20', B: true }, { A: 20, B: 'true' })).toEqual([]);
});

test('lists are compared whatever their order; tags belong together by their keys', () => {
  const tag = (Key: string, Value: string) => ({ Key, Value });
  expect(lines([tag('a', '1'), tag('b', '2')], [tag('b', '2'), tag('a', '1')])).toEqual([]);
  expect(lines([tag('a', '1'), tag('b', '2')], [tag('c', '3'), tag('b', '4')])).toEqual([
    '/0 REMOVE {"Key":"a","Value":"1"} null',
    '/1/Value NOT_EQUAL 2 4',
    '/0 ADD null {"Key":"c","Value":"3"}',
  ]);
});
