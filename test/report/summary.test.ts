import { expect, test } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import { summary } from '../../src/report/summary.ts';
import { LIVE, REFUSED } from './told.ts';

test('a deploy that went well', () => {
  expect(summary(LIVE)).toMatchSnapshot();
});

test('a deploy that failed', () => {
  expect(summary(REFUSED)).toMatchSnapshot();
});

test('a failure says first what users see now, then step, cause, log, and what is next', () => {
  const text = summary({ ...REFUSED, result: 'needs-person' });
  const places = [
    'release <code>beef</code> from blue, as before',
    'Production needs a person',
    'Failed at migrate',
    'exit code 127',
    'This usually means that the image has no such command',
    'What to do',
    'Last 20 lines',
    'line 6\n',
    'line 25',
    'gh run rerun 42 -R acme/shop',
  ].map((part) => text.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(text).not.toContain('line 5\n');
});

test('whatever a value holds, the summary stays far below what GitHub shows', () => {
  const huge = '🟥&`|'.repeat(100_000);
  const outcome: Outcome = {
    ...REFUSED,
    release: 'r',
    notices: Array(1_000).fill(huge),
    changes: Array(1_000).fill({ what: huge, before: huge, after: huge }),
    steps: Array(1_000).fill({ ...REFUSED.steps[0], step: huge, detail: huge }),
    failure: {
      ...REFUSED.failure,
      usersSeeNow: huge,
      message: huge,
      remedy: huge,
      logLines: Array(50).fill(huge),
    },
    next: { kind: 'command', why: huge, command: 'rollback', inputs: { to: huge }, repository: huge },
    events: Array(1_000).fill({ at: 1, of: huge, text: huge }),
    rollback: {
      hold: { from: huge, to: huge, by: huge, reason: huge },
      schema: huge,
      releases: Array(1_000).fill({ release: huge, at: 1, color: 'blue', image: huge, forbidding: [huge] }),
    },
  };
  const inputs = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`${at}${huge}`, huge]));
  expect(Buffer.byteLength(summary(outcome, inputs))).toBeLessThan(800_000);
});
