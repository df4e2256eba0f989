import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redacted, redaction } from '../../src/report/redaction.ts';

const SECRET = 'p/ss+w"rd=\\ ü%';
const hide = redaction([SECRET]);

test.each([
  ['as it is', `x${SECRET}x`, 'x***x'],
  ['as JSON', JSON.stringify({ key: SECRET }), '{"key":"***"}'],
  ['in a path', `/${encodeURIComponent(SECRET)}`, '/***'],
  ['in a form', new URLSearchParams({ q: SECRET }).toString(), 'q=***'],
  ['in base64', Buffer.from(SECRET).toString('base64'), '***'],
  ['in base64url', Buffer.from(SECRET).toString('base64url'), '***'],
])('a secret %s', (_, text, shown) => {
  expect(hide(text)).toBe(shown);
});

test('inside the base64 of a longer text, wherever it stands', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const text = Buffer.from(`${before}${SECRET}${after}`).toString('base64');
      expect(hide(text)).toContain('***');
    }),
  );
});

test('each line of a secret of several lines, and each text of one that is JSON', () => {
  const several = redaction(['first-line\nsecond-line', '{"user":"somebody","password":"in-json"}']);
  expect(several('a second-line, and in-json')).toBe('a ***, and ***');
});

test('a text too short to be told from others hides nothing', () => {
  expect(redaction(['a', ''])('a banana')).toBe('a banana');
});

test('texts at any depth, and nothing else', () => {
  expect(redacted({ ms: 5, steps: [{ detail: `at ${SECRET}` }], url: undefined }, hide)).toEqual({
    ms: 5,
    steps: [{ detail: 'at ***' }],
    url: undefined,
  });
});
