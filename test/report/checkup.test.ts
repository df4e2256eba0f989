import { expect, test } from 'vitest';
import type { Finding } from '../../src/model/checkup/finding.ts';
import { Unfit } from '../../src/model/checkup/unfit.ts';
import type { Setback, Success } from '../../src/model/outcome.ts';
import { checkupLines } from '../../src/report/checkup/lines.ts';
import { checkupPart } from '../../src/report/checkup/part.ts';
import { headline } from '../../src/report/headline.ts';
import { summary } from '../../src/report/summary.ts';
import { foreignParts } from './rendered.ts';
import { LIVE } from './told.ts';

const HOSTILE = '</code><img src=x> @ada #1 | `x` ```\n::error::now\u202e ![x](http://x.example)';

const READY: readonly Finding[] = [
  { check: 'bucket', kind: 'good', found: 'flipgate-shop-production-123456789012' },
  { check: 'ledger', kind: 'early', found: 'no release yet' },
  { check: 'Bot Fight Mode', kind: 'poor', found: 'on', remedy: 'Switch it off.' },
  { check: 'clock', kind: 'unknown', asked: 'here alone', found: 'denied', remedy: 'Allow it.' },
];
const BROKEN: readonly Finding[] = [
  ...READY,
  { check: 'secrets', kind: 'bad', found: 'without a value: `API_KEY`', remedy: 'Set it.' },
  { check: 'AWS account', kind: 'unknown', asked: 'by deploys', found: 'no answer', remedy: 'Run again.' },
];

const UNFIT = new Unfit(BROKEN);
const { image: _, release: __, liveColor: ___, previousColor: ____, ...BARE } = LIVE;
const ASKED = { ...BARE, command: 'doctor', changed: false, changes: [], notices: [] } as const;
const GOOD: Success = { ...ASKED, result: 'unchanged', steps: [], checkup: READY };
const BAD: Setback = {
  ...{ ...ASKED, result: 'refused', steps: [], checkup: BROKEN },
  failure: {
    usersSeeNow: 'api.example.com has no record: nobody reaches it.',
    step: 'verdict',
    message: UNFIT.message,
    remedy: UNFIT.remedy,
    logLines: [],
  },
};

test('the first line says whether a deploy is in the way of something', () => {
  expect(headline(GOOD)).toBe(
    'Nothing is in the way of a deploy to production: 1 of 4 checks are good, 1 to mend, 1 unknown, 1 not there yet.',
  );
  expect(headline(BAD)).toBe(
    'api.example.com has no record: nobody reaches it. A deploy to production would fail: 2 of 6 checks fail, 1 to mend, 1 unknown, 1 not there yet.',
  );
});

test('the page has a row for each check, what fails with its remedy above them', () => {
  expect(summary(BAD)).toMatchSnapshot();
});

test('the log has the same table, a remedy on a line of its own', () => {
  expect(checkupLines(BROKEN).join('\n')).toMatchSnapshot();
});

test('what others wrote is text, in the page and in the log', () => {
  const findings: readonly Finding[] = [
    { check: 'public record', kind: 'bad', found: HOSTILE, remedy: HOSTILE },
  ];
  expect(foreignParts(checkupPart(findings).join('\n'))).toEqual([]);
  expect(checkupLines(findings).join('\n').split('\n')).toHaveLength(2);
});
