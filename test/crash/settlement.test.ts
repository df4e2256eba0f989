import { expect, test } from 'vitest';
import { killAtEachCall, reference } from './enumerate.ts';
import { settlement } from './plays.ts';

const unharmed = await reference(settlement());

test.each(['kill-before', 'kill-after'] as const)('%s every remote call', async (kind) => {
  expect(await killAtEachCall(settlement(), unharmed, kind)).toEqual([]);
});
