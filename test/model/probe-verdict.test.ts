import { expect, test } from 'vitest';
import { describeProbe, judgeHealth, judgePath } from '../../src/model/probe-verdict.ts';
import { sha } from './lines.ts';

const HEADER = 'x-release';
const own = { [HEADER]: sha('a') };
const CHALLENGE = { 'cf-mitigated': 'challenge' };

test.each<[string, Parameters<typeof judgeHealth>[0], string, string]>([
  ['200 as this release', { status: 200, headers: own }, 'good', 'good'],
  [
    '200 as another',
    { status: 200, headers: { [HEADER]: sha('b') } },
    'other-release',
    'answers as bbbbbbbbbbbb',
  ],
  ['200 without the header', { status: 200, headers: {} }, 'bad', 'no x-release header'],
  ['503 as this release', { status: 503, headers: own }, 'bad', 'status 503'],
  ['a redirect', { status: 301, headers: {} }, 'bad', 'status 301'],
  ['no answer', { cause: 'ECONNRESET' }, 'bad', 'ECONNRESET'],
  [
    'a challenge',
    { status: 403, headers: CHALLENGE },
    'blocked',
    'the edge blocks the probe (cf-mitigated: challenge)',
  ],
  [
    'a challenge with 200',
    { status: 200, headers: CHALLENGE },
    'blocked',
    'the edge blocks the probe (cf-mitigated: challenge)',
  ],
  ['403 of nobody known', { status: 403, headers: {} }, 'blocked', 'the edge blocks the probe (403)'],
  ['403 of the application itself', { status: 403, headers: own }, 'bad', 'status 403'],
])('health: %s', (_, answer, kind, said) => {
  const verdict = judgeHealth(answer, HEADER, sha('a'));
  expect(verdict.kind).toBe(kind);
  expect(describeProbe(verdict)).toBe(said);
});

test.each<[string, Parameters<typeof judgePath>[0], number, string]>([
  ['the status asked for', { status: 302, headers: {} }, 302, 'good'],
  ['another', { status: 500, headers: {} }, 200, 'bad'],
  ['403 where 403 is asked for', { status: 403, headers: {} }, 403, 'good'],
  ['403 of whoever', { status: 403, headers: {} }, 200, 'bad'],
  ['a challenge', { status: 403, headers: CHALLENGE }, 200, 'blocked'],
  ['no answer', { cause: 'ETIMEDOUT' }, 200, 'bad'],
])('path: %s', (_, answer, status, kind) => {
  expect(judgePath(answer, status).kind).toBe(kind);
});
