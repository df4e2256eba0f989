import { expect, test } from 'vitest';
import { killAtEachCall, reference } from './enumerate.ts';
import { coldRollback } from './plays.ts';

const unharmed = await reference(coldRollback());

test.each(['kill-before', 'kill-after'] as const)('%s every remote call', async (kind) => {
  expect(await killAtEachCall(coldRollback(), unharmed, kind)).toEqual([]);
});
