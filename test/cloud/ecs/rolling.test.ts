import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Census } from './rolling.ts';
import { nextMoves } from './rolling.ts';

const NONE = { serving: 0, waiting: 0 };
const CALM: Census = {
  desired: 2,
  minimumPercent: 100,
  maximumPercent: 200,
  fresh: NONE,
  old: NONE,
  mayLaunch: true,
};
const STILL = { launch: 0, stopFresh: 0, stopOldWaiting: 0, stopOldServing: 0 };

describe('a rolling update', () => {
  it.each<[string, Partial<Census>, Partial<typeof STILL>]>([
    ['starts all at first', {}, { launch: 2 }],
    ['starts the new beside the old', { old: { serving: 2, waiting: 0 } }, { launch: 2 }],
    [
      'stops the old when the new serve',
      { fresh: { serving: 2, waiting: 0 }, old: { serving: 2, waiting: 0 } },
      { stopOldServing: 2 },
    ],
    [
      'with 0/100 stops the old first',
      { minimumPercent: 0, maximumPercent: 100, old: { serving: 2, waiting: 0 } },
      { stopOldServing: 2, launch: 2 },
    ],
    ['with 100/100 cannot move', { maximumPercent: 100, old: { serving: 2, waiting: 0 } }, {}],
    ['starts nothing once it failed', { mayLaunch: false }, {}],
    [
      'lets a failed one be scaled to zero',
      { desired: 0, mayLaunch: false, fresh: { serving: 0, waiting: 1 }, old: { serving: 2, waiting: 0 } },
      { stopFresh: 1, stopOldServing: 2 },
    ],
  ])('%s', (_, change, moves) => {
    expect(nextMoves({ ...CALM, ...change })).toEqual({ ...STILL, ...moves });
  });

  it('keeps the minimum serving and the maximum alive, whatever it finds', () => {
    const count = fc.record({ serving: fc.nat(6), waiting: fc.nat(6) });
    const census = fc.record({
      desired: fc.nat(6),
      minimumPercent: fc.constantFrom(0, 50, 100),
      maximumPercent: fc.constantFrom(100, 150, 200),
      fresh: count,
      old: count,
      mayLaunch: fc.constant(true),
    });
    fc.assert(
      fc.property(census, (found) => {
        const { launch, stopOldServing } = nextMoves(found);
        const least = Math.ceil((found.desired * found.minimumPercent) / 100);
        const most = Math.floor((found.desired * found.maximumPercent) / 100);
        const serving = found.fresh.serving + found.old.serving;
        const left = found.fresh.serving + found.fresh.waiting + found.old.serving - stopOldServing;
        if (stopOldServing > 0) expect(serving - stopOldServing).toBeGreaterThanOrEqual(least);
        if (launch > 0) expect(left + launch).toBeLessThanOrEqual(most);
      }),
    );
  });
});
