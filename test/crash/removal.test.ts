import { expect, test } from 'vitest';
import { killAtEachCall, reference } from './enumerate.ts';
import { removal } from './plays.ts';

const unharmed = await reference(removal());

test.each(['kill-before', 'kill-after'] as const)('%s every remote call', async (kind) => {
  expect(await killAtEachCall(removal(), unharmed, kind)).toEqual([]);
});
