import { describe, expect, test } from 'vitest';
import type { Job } from '../../src/model/job.ts';
import { again, liftHold, type Next, wayBack } from '../../src/model/next.ts';
import { nextLines } from '../../src/report/page/next-part.ts';
import { ledgerOf, sha } from './lines.ts';

const SHELL: Job = {
  ...{ attempt: 1, serverUrl: 'https://github.com', runner: 'hosted', workspace: '/w', temp: '/t' },
  files: {},
};
const ACTIONS: Job = { ...SHELL, repository: 'acme/shop', runId: '42' };
const PRODUCTION = { job: ACTIONS, site: { environment: 'production' } };
const LAPTOP = { ...PRODUCTION, job: SHELL };
const FROM_BLUE = { kind: 'color', color: 'blue', release: sha('a'), running: 2 } as const;
const GREEN = {
  color: 'green',
  release: sha('b'),
  before: FROM_BLUE,
  dueAt: Date.UTC(2026, 10, 2, 10),
} as const;
const CONTRACT = { phase: 'contract', number: 1, startedAt: 0, state: 'passed', exitCode: 0 } as const;

function told(next: Next | undefined): readonly string[] {
  return next ? nextLines(next) : [];
}

describe('how a deploy is taken back', () => {
  test('by a flip, while the previous colour is warm', () => {
    expect(told(wayBack(ledgerOf({}, GREEN), 'green', sha('b'), PRODUCTION))).toEqual([
      'Next: Take this back: one flip, within seconds, while blue is warm: until 2026-11-02 10:00 UTC, or the next deploy.',
      `  gh workflow run rollback.yml -R acme/shop -f to=${sha('a')}`,
    ]);
  });

  test('in another environment than the one that the workflow takes by itself', () => {
    const staging = { job: ACTIONS, site: { environment: 'staging' } };
    expect(told(wayBack(ledgerOf({}, GREEN), 'green', sha('b'), staging))[1]).toBe(
      `  gh workflow run rollback.yml -R acme/shop -f environment=staging -f to=${sha('a')}`,
    );
  });

  test('on a laptop there is no workflow: by the inputs', () => {
    expect(told(wayBack(ledgerOf({}, GREEN), 'green', sha('b'), LAPTOP)).slice(1)).toEqual([
      '  command: rollback',
      `  to: "${sha('a')}"`,
    ]);
  });

  test('settled, by a start first', () => {
    const [why] = told(wayBack(ledgerOf({}, { ...GREEN, settledAt: 1 }), 'green', sha('b'), PRODUCTION));
    expect(why).toContain('is started again first');
  });

  test.each([{ begunAt: 1 }, { begunAt: 1, doneAt: 2 }])(
    'where blue is removed, inside green: %j',
    (blue) => {
      const ledger = { ...ledgerOf({}, { ...GREEN, settledAt: 1 }), removed: { blue } };
      const [why, command] = told(wayBack(ledger, 'green', sha('b'), PRODUCTION));
      expect(why).toContain('inside green, task by task, because blue is removed');
      expect(command).toContain(`-f to=${sha('a')} -f in-place=true`);
    },
  );

  test('to the records of before the first deploy', () => {
    const ledger = {
      ...ledgerOf({ before: { kind: 'adopted', records: [] } }),
      adopted: { records: [], at: 0 },
    };
    expect(told(wayBack(ledger, 'blue', sha('a'), PRODUCTION))[1]).toContain('-f to=adopted');
  });

  test.each([
    ['nothing lies before a first deploy', ledgerOf({}), 'blue', 'a'],
    [
      'a contract ran that older code does not survive',
      ledgerOf({}, { ...GREEN, migrations: [CONTRACT] }),
      'green',
      'b',
    ],
    ['the previous release keeps no definitions', ledgerOf({ definitions: {} }, GREEN), 'green', 'b'],
  ] as const)('not at all: %s', (_, ledger, live, release) => {
    expect(wayBack(ledger, live, sha(release), PRODUCTION)).toBeUndefined();
  });
});

test('a hold is lifted by a deploy that says so', () => {
  expect(told(liftHold({ from: sha('b') }, PRODUCTION))[1]).toBe(
    '  gh workflow run deploy.yml -R acme/shop -f lift-hold=true',
  );
});

test('the same run once more', () => {
  expect(told(again('Run this again.', ACTIONS))).toEqual([
    'Next: Run this again.',
    '  gh run rerun 42 -R acme/shop',
  ]);
  expect(told(again('Run this again.', SHELL))).toEqual(['Next: Run this again.']);
});

test('no value leaves its word of the command line', () => {
  const next: Next = {
    ...{ kind: 'command', why: 'x', command: 'rollback', repository: 'a/b' },
    inputs: { reason: "it's $(rm -rf /); `x`" },
  };
  expect(nextLines(next)[1]).toBe(
    "  gh workflow run rollback.yml -R a/b -f 'reason=it'\\''s $(rm -rf /); `x`'",
  );
});
