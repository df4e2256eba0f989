import { expect, test } from 'vitest';
import type { Call } from '../cloud/recording.ts';
import { CdkEngine } from '../scenario/cdk-engine.ts';
import { type Cast, killAtEachCall, loseEachAnswer, reference } from './enumerate.ts';
import { firstDeploy, removal, secondDeploy, thirdDeploy } from './plays.ts';

/** At every call that the engine of CDK makes; all others are the same with every engine, and played without it. */
const CDK: Cast = {
  engine: CdkEngine,
  at: ({ service, target }) => service === 'cloudformation' || /\/(plan-)?templates\//.test(target),
};

const writes = ({ operation }: Call) => /^(Create|Execute|Delete|Put|Update)/.test(operation);

/** A first and a second deploy make a colour's stack; the third updates one, after it was emptied. */
test.each([
  ['first deploy', firstDeploy],
  ['second deploy', secondDeploy],
  ['third deploy', thirdDeploy],
  ['removal', removal],
] as const)(
  'a %s by CDK, killed before and after every call of its engine, and without the answer to each that writes',
  async (_, play) => {
    const unharmed = await reference(play(), CDK);
    expect(unharmed.result).toBe('live');
    expect(unharmed.calls.length).toBeGreaterThan(10);
    expect(await killAtEachCall(play(), unharmed, 'kill-before')).toEqual([]);
    expect(await killAtEachCall(play(), unharmed, 'kill-after')).toEqual([]);
    expect(unharmed.calls.filter(writes).length).toBeGreaterThan(3);
    expect(await loseEachAnswer(play(), unharmed, writes)).toEqual([]);
  },
);
