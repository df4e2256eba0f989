import { expect, test } from 'vitest';
import { CdkEngine } from '../scenario/cdk-engine.ts';
import { type Cast, killAtEachCall, reference } from './enumerate.ts';
import { firstDeploy, removal, secondDeploy } from './plays.ts';

/** At every call that the engine of CDK makes; all others are the same with every engine, and played without it. */
const CDK: Cast = {
  engine: CdkEngine,
  at: ({ service, target }) => service === 'cloudformation' || /\/(plan-)?templates\//.test(target),
};

test.each([
  ['first deploy', firstDeploy],
  ['second deploy', secondDeploy],
  ['removal', removal],
] as const)('a %s by CDK, killed before and after every call of its engine', async (_, play) => {
  const unharmed = await reference(play(), CDK);
  expect(unharmed.result).toBe('live');
  expect(unharmed.calls.length).toBeGreaterThan(10);
  expect(await killAtEachCall(play(), unharmed, 'kill-before')).toEqual([]);
  expect(await killAtEachCall(play(), unharmed, 'kill-after')).toEqual([]);
});
