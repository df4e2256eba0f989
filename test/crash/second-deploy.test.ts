import { expect, test } from 'vitest';
import { killAtEachCall, reference } from './enumerate.ts';
import { secondDeploy } from './plays.ts';

const unharmed = await reference(secondDeploy());

test.each(['kill-before', 'kill-after'] as const)('%s every remote call', async (kind) => {
  expect(await killAtEachCall(secondDeploy(), unharmed, kind)).toEqual([]);
});
