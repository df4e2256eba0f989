import { expect, test } from 'vitest';
import { commandData } from '../../src/model/command-data.ts';

test.each([
  ['plain: text, and more', 'plain: text, and more'],
  ['two\r\nlines', 'two%0D%0Alines'],
  ['100 %0A', '100 %250A'],
])('%j is told as %s', (text, told) => {
  expect(commandData(text)).toBe(told);
});
