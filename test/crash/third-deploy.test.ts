import { expect, test } from 'vitest';
import { killAtEachCall, reference } from './enumerate.ts';
import { thirdDeploy } from './plays.ts';

const unharmed = await reference(thirdDeploy());

test.each(['kill-before', 'kill-after'] as const)('%s every remote call', async (kind) => {
  expect(await killAtEachCall(thirdDeploy(), unharmed, kind)).toEqual([]);
});
