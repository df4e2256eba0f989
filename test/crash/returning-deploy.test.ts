import { expect, test } from 'vitest';
import { killAtEachCall, reference } from './enumerate.ts';
import { returningDeploy } from './plays.ts';

const unharmed = await reference(returningDeploy());

test.each(['kill-before', 'kill-after'] as const)('%s every remote call', async (kind) => {
  expect(await killAtEachCall(returningDeploy(), unharmed, kind)).toEqual([]);
});
