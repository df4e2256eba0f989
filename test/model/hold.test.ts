import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Commit, HoldVerdict } from '../../src/model/hold.ts';
import { judgeHold, revertedBy } from '../../src/model/hold.ts';
import { sha } from './lines.ts';

const commit = (letter: string, message = letter): Commit => ({ sha: sha(letter), message });
const revert = (name: string): Commit => commit('f', `Revert\n\nThis reverts commit ${name}.\n`);

test.each<[string, boolean, Commit[], Commit[], boolean, HoldVerdict['kind']]>([
  ['a commit that does not contain it', false, [commit('b')], [], false, 'free'],
  ['the held commit itself', true, [commit('b')], [], false, 'held'],
  ['a descendant', true, [commit('b')], [commit('c')], false, 'held'],
  ['its revert', true, [commit('b')], [revert(sha('b'))], false, 'lifted'],
  ['its revert by the first seven letters', true, [commit('b')], [revert('bbbbbbb')], false, 'lifted'],
  ['six letters name nothing', true, [commit('b')], [revert('bbbbbb')], false, 'held'],
  ['one of two reverted', true, [commit('b'), commit('c')], [revert(sha('b'))], false, 'held'],
  ['both', true, [commit('b'), commit('c')], [revert(sha('b')), revert(sha('c'))], false, 'lifted'],
  ['a mention in other words', true, [commit('b')], [commit('c', `Undo ${sha('b')}`)], false, 'held'],
  ['not reverted, but lifted by hand', true, [commit('b')], [], true, 'lifted'],
])('%s', (_, descends, brought, later, lifted, expected) => {
  expect(judgeHold(descends, brought, later, lifted).kind).toBe(expected);
});

test('what is not reverted is named', () => {
  const verdict = judgeHold(true, [commit('b'), commit('c')], [revert(sha('c'))], false);
  expect(verdict).toEqual({ kind: 'held', unreverted: [sha('b')] });
});

test('held until the last of the commits is reverted, in whatever order', () => {
  const shas = fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{40}$/), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(shas, fc.integer({ min: 7, max: 40 }), fc.nat(), (names, length, left) => {
      const brought = names.map((name) => ({ sha: name, message: '' }));
      const reverts = [...names].reverse().map((name) => revert(name.slice(0, length)));
      expect(judgeHold(true, brought, reverts, false).kind).toBe('lifted');
      const missing = names.length - 1 - (left % names.length);
      const fewer = reverts.filter((_, at) => at !== missing);
      const abbreviated = names.some((one, at) =>
        names.some((other, place) => place !== at && one.slice(0, length) === other.slice(0, length)),
      );
      if (!abbreviated) expect(judgeHold(true, brought, fewer, false).kind).toBe('held');
    }),
  );
});

test('one message may revert several', () => {
  expect(revertedBy(`This reverts commit ${sha('a')}.\nThis reverts commit ${sha('b')}.`)).toEqual([
    sha('a'),
    sha('b'),
  ]);
});
