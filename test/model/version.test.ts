import { expect, test } from 'vitest';
import { isAtLeast } from '../../src/model/version.ts';

test.each([
  ['1.11.4', '1.11.0', true],
  ['1.11.0', '1.11.0', true],
  ['1.9.8', '1.11.0', false],
  ['2.0.0-rc1', '1.11.0', true],
  ['0.15.5', '1.11', false],
  ['1.11.0', '1.11', true],
  ['1.1.2', '1.1.3', false],
])('%s is at least %s: %s', (version, oldest, expected) => {
  expect(isAtLeast(version, oldest)).toBe(expected);
});
