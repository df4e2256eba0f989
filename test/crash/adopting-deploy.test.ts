import { expect, test } from 'vitest';
import { killAtEachCall, reference } from './enumerate.ts';
import { adoptingDeploy } from './plays.ts';

const unharmed = await reference(adoptingDeploy());

test.each(['kill-before', 'kill-after'] as const)('%s every remote call', async (kind) => {
  expect(await killAtEachCall(adoptingDeploy(), unharmed, kind)).toEqual([]);
});
