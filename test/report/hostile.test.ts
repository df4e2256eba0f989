import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import { summary } from '../../src/report/summary.ts';
import { foreignParts, rendered } from './rendered.ts';
import { LIVE, REFUSED } from './told.ts';

const NASTY = [
  '</details><script>alert(1)</script>',
  '</code></pre><img src=x onerror=y>',
  '```\n# Heading\n~~~',
  '````yaml',
  '| a | b |\n| --- | --- |',
  '@kim #12 [x](https://evil.example) ![x](y) <!-- x',
  'https://evil.example WWW.evil.example',
  '\u202egnp.exe\u2066',
  '::error::x\n##[group]x',
  '$x$ `y` **z** &lt; \\',
];
const hostile = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom(...'<>&`*_~[]()!|\\#@:/.-+=$ \nwa1'), { maxLength: 40 })
    .map((parts) => parts.join('')),
);

/** A page in which every value that comes from outside is this one. */
function pageOf(value: string, kind: 'success' | 'setback'): string {
  const told = {
    release: value,
    image: `${value}@${value}`,
    environment: value,
    url: value,
    notices: [value],
    changes: [
      { what: value, before: value, after: value },
      { what: 'record', before: value },
    ],
    steps: [
      { step: value, startedAt: 1, ms: 1, state: 'done', detail: value },
      { step: 'verify', startedAt: 1, ms: 1, state: 'done', detail: value },
    ],
    events: [{ at: 1, of: value, text: value }],
    rollback: {
      hold: { from: value, to: value, by: value, reason: value },
      schema: value,
      releases: [{ release: value, at: 1, color: 'blue', image: value, forbidding: [value] }],
    },
    next: {
      kind: 'command',
      why: value,
      command: 'rollback',
      inputs: { to: value, [value]: value },
      repository: value,
    },
  } as const;
  const failure = {
    usersSeeNow: value,
    step: value,
    message: value,
    remedy: `${value}\n${value}`,
    logLines: [value],
  };
  const outcome: Outcome =
    kind === 'success' ? { ...LIVE, ...told, command: 'rollback' } : { ...REFUSED, ...told, failure };
  return summary(outcome, { [value]: value });
}

test.each(NASTY)('%j is text wherever it stands', (value) => {
  for (const kind of ['success', 'setback'] as const) expect(foreignParts(pageOf(value, kind))).toEqual([]);
});

test('so is any value', () => {
  fc.assert(
    fc.property(hostile, fc.constantFrom('success' as const, 'setback' as const), (value, kind) => {
      expect(foreignParts(pageOf(value, kind))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('no value opens or ends a fence, a fold or a table', () => {
  const count = (page: string) =>
    ['<details>', '<table>', '<pre>', '<h2>', '<li>'].map((tag) => rendered(page).split(tag).length);
  const plain = count(pageOf('a plain word', 'setback'));
  fc.assert(
    fc.property(hostile, (value) => {
      expect(count(pageOf(`x${value}`, 'setback'))).toEqual(plain);
    }),
    { numRuns: 60 },
  );
});

test('nothing that a value holds calls anybody, but in a fence or in code', () => {
  const outside = rendered(pageOf('see @kim and #12', 'setback')).replace(
    /<(code|pre)[^>]*>[\s\S]*?<\/\1>/g,
    '',
  );
  expect(outside).not.toMatch(/@kim|#12/);
});
