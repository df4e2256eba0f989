import { expect, test } from 'vitest';
import { once } from '../../src/adapters/once.ts';

test('opens once, for everybody who asks', async () => {
  let opens = 0;
  const opened = once(async () => {
    opens += 1;
    return opens;
  });
  expect(await Promise.all([opened(), opened()])).toEqual([1, 1]);
  expect(await opened()).toBe(1);
});

test('a failure is told to all who wait, and the next one asks again', async () => {
  let opens = 0;
  const opened = once(async () => {
    opens += 1;
    if (opens === 1) throw new Error('throttled');
    return opens;
  });
  const both = await Promise.allSettled([opened(), opened()]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await opened()).toBe(2);
});
