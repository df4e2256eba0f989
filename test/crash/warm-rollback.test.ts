import { expect, test } from 'vitest';
import { killAtEachCall, reference } from './enumerate.ts';
import { warmRollback } from './plays.ts';

const unharmed = await reference(warmRollback());

test.each(['kill-before', 'kill-after'] as const)('%s every remote call', async (kind) => {
  expect(await killAtEachCall(warmRollback(), unharmed, kind)).toEqual([]);
});
