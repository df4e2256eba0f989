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

/**
 * A first and a second deploy make a colour's stack; the third updates one, after it was emptied. The second is killed at every
 * call; of the others, which wait longer for CloudFormation, at every third, before and after by turns.
 */
test.each([
  ['first deploy', firstDeploy, 3],
  ['second deploy', secondDeploy, 1],
  ['third deploy', thirdDeploy, 3],
  ['removal', removal, 3],
] as const)(
  'a %s by CDK, killed around calls of its engine, and without the answer to each that writes',
  async (_, play, every) => {
    const unharmed = await reference(play(), CDK);
    const some = (first: number) => ({
      ...unharmed,
      calls: unharmed.calls.filter((_, at) => at % every === first % every),
    });
    expect(unharmed.result).toBe('live');
    expect(unharmed.calls.length).toBeGreaterThan(10);
    expect(await killAtEachCall(play(), some(0), 'kill-before')).toEqual([]);
    expect(await killAtEachCall(play(), some(1), 'kill-after')).toEqual([]);
    expect(unharmed.calls.filter(writes).length).toBeGreaterThan(3);
    expect(await loseEachAnswer(play(), unharmed, writes)).toEqual([]);
  },
);
