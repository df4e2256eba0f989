import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parityMark, readParityMark } from '../../src/model/parity-mark.ts';

const digest = fc.stringMatching(/^[\w-]{20}$/);
const whole = fc.stringMatching(/^[0-9a-f]{64}$/);
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('-->', '--', '-', '', '%', '<!--', 'a b'),
);

test('what was written is read, among whatever else the comment says', () => {
  fc.assert(
    fc.property(
      anyText,
      anyText,
      whole,
      fc.array(digest, { maxLength: 50 }),
      anyText,
      (where, commit, over, digests, other) => {
        const forged = parityMark(where, 'x', over, []);
        const text = `${forged}\n${other}\n${parityMark(where, commit, over, digests)}\n`;
        expect(readParityMark(text, where)).toEqual({
          environment: where,
          commit,
          digest: over,
          changes: { kind: 'listed', digests },
        });
      },
    ),
  );
});

test('more than a comment can hold are counted', () => {
  const digests = Array.from({ length: 50_000 }, () => 'd'.repeat(20));
  const mark = parityMark('production', 'c0ffee', 'a'.repeat(64), digests);
  expect(mark.length).toBeLessThan(200);
  expect(readParityMark(mark, 'production')?.changes).toEqual({ kind: 'counted', count: 50_000 });
});

test('no name can end the mark', () => {
  fc.assert(
    fc.property(anyText, (name) => {
      const mark = parityMark(name, name, 'a'.repeat(64), []);
      expect(mark.indexOf('-->')).toBe(mark.length - 3);
      expect(mark).not.toContain('\n');
    }),
  );
});

test('no mark, a broken one, one that something follows, and one of another environment are none', () => {
  const quoted = `${parityMark('production', 'x', 'a'.repeat(64), [])}\n<sub>footer</sub>`;
  expect(readParityMark(quoted, 'production')).toBeUndefined();
  expect(readParityMark('', 'production')).toBeUndefined();
  expect(readParityMark('<!-- flipgate:parity:1 production -->', 'production')).toBeUndefined();
  expect(readParityMark(parityMark('staging', 'x', 'a'.repeat(64), []), 'production')).toBeUndefined();
});
