import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Announcement, isOutdated, parityOf } from '../../src/model/parity.ts';
import { parityMark, readParityMark } from '../../src/model/parity-mark.ts';
import { differenceTold } from '../../src/model/parity-told.ts';
import { planDigest } from '../../src/model/plan-digest.ts';
import { type DigestedChange, plannedStack, writtenChanges } from '../../src/model/planned-stack.ts';

const digest = fc.stringMatching(/^[ab][\w-]{18}[ab]$/);
const digests = fc.array(digest, { maxLength: 12 });

function changes(list: readonly string[]): readonly DigestedChange[] {
  const change = { address: 'aws_lb.this', type: 'aws_lb', action: 'update' } as const;
  return list.map((one) => ({ stack: 'shared', change, digest: one }));
}

/** As a comment has it that was written and read. */
function told(pullRequest: number, list: readonly string[], commit = 'c0ffee'): Announcement {
  const mark = readParityMark(parityMark('production', commit, planDigest(list), list), 'production');
  return { pullRequest, head: 'c0ffee', mark };
}

describe('a plan', () => {
  test('is equal to its own announcement in any order, and to no other', () => {
    fc.assert(
      fc.property(digests, digests, (list, other) => {
        expect(parityOf(changes(list.toReversed()), [told(1, list)]).kind).toBe('equal');
        const isSame = list.toSorted().join() === other.toSorted().join();
        expect(parityOf(changes(list), [told(1, other)]).kind === 'equal').toBe(isSame);
      }),
    );
  });

  test('goes on exactly when each of its changes was announced somewhere', () => {
    const plans = fc
      .uniqueArray(digest, { minLength: 1, maxLength: 9 })
      .chain((list) => fc.tuple(fc.constant(list), fc.subarray(list), fc.subarray(list)));
    fc.assert(
      fc.property(plans, ([list, own, other]) => {
        const parity = parityOf(changes(list), [told(1, own)], [told(2, other)]);
        const unknown = list.filter((one) => !own.includes(one) && !other.includes(one));
        const named = parity.kind === 'different' ? parity.unannounced.map((one) => one.digest) : [];
        expect(named).toEqual(unknown);
      }),
    );
  });

  test('does a thing as often as one announcement tells it, not as often as all of them', () => {
    const twice = changes(['a', 'a'].map((one) => one.padEnd(20, 'x')));
    const once = ['a'.padEnd(20, 'x')];
    expect(parityOf(twice, [told(1, once)], [told(2, once)])).toMatchObject({
      kind: 'different',
      unannounced: [twice[1]],
    });
    expect(parityOf(twice, [told(1, [])], [told(2, [...once, ...once])])).toMatchObject({
      kind: 'announced',
      beside: [{ pullRequest: 2 }],
    });
  });

  test('counts what was announced and is not there any more', () => {
    fc.assert(
      fc.property(fc.uniqueArray(digest, { minLength: 1, maxLength: 9 }), fc.nat(), (list, at) => {
        const left = list.slice(0, at % list.length);
        expect(parityOf(changes(left), [told(1, list)])).toMatchObject({
          ...{ kind: 'announced', changes: left.length, gone: list.length - left.length },
        });
      }),
    );
  });

  test('that is not of what was merged is never equal', () => {
    const old = told(1, ['a'.padEnd(20, 'x')], 'decade');
    expect(isOutdated(old)).toBe(true);
    expect(parityOf(changes(['a'.padEnd(20, 'x')]), [old])).toMatchObject({ kind: 'announced' });
    expect(parityOf(changes(['b'.padEnd(20, 'x')]), [old])).toMatchObject({ kind: 'different' });
  });

  test('that failed announced nothing', () => {
    const failed = { pullRequest: 1, head: 'c0ffee', mark: undefined };
    expect(parityOf(changes(['a']), [failed])).toMatchObject({ kind: 'different' });
    expect(parityOf([], [failed])).toMatchObject({ kind: 'announced', changes: 0 });
  });
});

describe('too many changes to be listed', () => {
  const many = Array.from({ length: 900 }, (_, at) => String(at).padEnd(20, 'x'));

  test('are compared as a whole, on whichever pull request', () => {
    expect(parityOf(changes(many), [told(1, many)]).kind).toBe('equal');
    expect(parityOf(changes(many), [told(1, [])], [told(2, many)]).kind).toBe('announced');
    const fewer = changes(many.slice(1));
    expect(parityOf(fewer, [told(1, many)])).toMatchObject({ kind: 'different', unannounced: fewer });
  });

  test('are named up to a number, and the rest counted', () => {
    const { changes: lines } = differenceTold(changes(many), [told(1, [])], []);
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('and 880 more');
  });
});

test('another account, image and release, and the other colour, make no difference', () => {
  const planned = (color: 'blue' | 'green', account: string, release: string) => {
    const image = `${account}.dkr.ecr.eu-central-1.amazonaws.com/shop@sha256:${release.repeat(64)}`;
    const value = `arn:aws:iam::${account}:role/shop-${color} ${image} ${release.repeat(40)}`;
    return writtenChanges(
      plannedStack(
        {
          changes: [
            { address: 'data.aws_region.this', type: 'aws_region', action: 'read' },
            {
              ...{ address: `aws_lb.${color}`, type: 'aws_lb', action: 'create' },
              attributes: [{ path: 'tags.made', before: 'absent', after: { known: JSON.stringify(value) } }],
            },
          ],
          ...{ deferred: [], drift: [], outputChanges: 0, diagnostics: [], ids: new Map() },
        },
        { name: color, standing: 'live', basis: { kind: 'known' } },
        { images: [image], releases: [release.repeat(40)], account },
      ),
    );
  };
  const now = planned('green', '210987654321', 'b');
  const then = planned('blue', '123456789012', 'a').map((one) => one.digest);
  expect(now).toMatchObject([{ stack: 'green', change: { address: 'aws_lb.green' } }]);
  expect(parityOf(now, [told(1, then)]).kind).toBe('equal');
});
