import { expect, test } from 'vitest';
import { killAtEachCall, reference } from './enumerate.ts';
import { firstDeploy } from './plays.ts';

const unharmed = await reference(firstDeploy());

test.each(['kill-before', 'kill-after'] as const)('%s every remote call', async (kind) => {
  expect(await killAtEachCall(firstDeploy(), unharmed, kind)).toEqual([]);
});
