import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import {
  appendRelease,
  deployable,
  deployableReleases,
  EMPTY_LEDGER,
  KEPT_DEFINITIONS,
  newestOf,
  newestOfColor,
  nextAttempt,
  parseLedger,
  updateRelease,
  withAttempt,
} from '../../src/model/ledger.ts';
import type { MigrationAttempt, MigrationPhase, Release } from '../../src/model/release.ts';
import { isDue, isUnsettled } from '../../src/model/release.ts';
import { ledgerOf, line, sha } from './lines.ts';

const attempt = (
  number: number,
  state: MigrationAttempt['state'],
  phase: MigrationPhase = 'expand',
): MigrationAttempt => ({ phase, number, state, startedAt: 0 });

test('lines are numbered, found again and changed one at a time', () => {
  const ledger = ledgerOf({ color: 'blue' }, { color: 'green', release: sha('b') }, { color: 'blue' });
  expect(ledger.releases.map((one) => one.number)).toEqual([1, 2, 3]);
  expect(newestOfColor(ledger, 'blue')?.number).toBe(3);
  expect(newestOf(ledger, 'green', sha('a'))).toBeUndefined();
  const changed = updateRelease(ledger, 2, (one) => ({ ...one, state: 'given-up' }));
  expect(changed.releases.map((one) => one.state)).toEqual(['closed', 'given-up', 'closed']);
  expect(ledger.releases[1]?.state).toBe('closed');
});

test('definitions are kept for the newest lines alone, and only those can come back', () => {
  const names = Array.from({ length: KEPT_DEFINITIONS + 3 }, (_, at) => `${at}`.padStart(40, '0'));
  const ledger = ledgerOf(...names.map((release) => ({ release })));
  expect(ledger.releases.filter((one) => one.definitions.web).length).toBe(KEPT_DEFINITIONS);
  expect(ledger.releases).toHaveLength(names.length);
  expect(deployable(ledger, names[2] ?? '')).toBeUndefined();
  expect(deployableReleases(ledger)).toEqual(names.slice(3).reverse());
});

test.each<[string, Partial<Release>, boolean]>([
  ['closed', {}, true],
  ['open', { state: 'open' }, false],
  ['given up', { state: 'given-up' }, false],
  ['without definitions', { definitions: {} }, false],
])('a release that is %s can come back: %j → %s', (_, more, expected) => {
  expect(deployable(ledgerOf(more), sha('a')) !== undefined).toBe(expected);
});

test.each<[string, MigrationAttempt[], ReturnType<typeof nextAttempt>]>([
  ['none yet', [], { kind: 'new', number: 1 }],
  ['one is running', [attempt(1, 'running')], { kind: 'go-on', number: 1 }],
  ['one failed', [attempt(1, 'failed')], { kind: 'new', number: 2 }],
  ['a second one is running', [attempt(1, 'failed'), attempt(2, 'running')], { kind: 'go-on', number: 2 }],
  ['one passed', [attempt(1, 'failed'), attempt(2, 'passed')], { kind: 'passed' }],
  ['only the other phase passed', [attempt(1, 'passed', 'contract')], { kind: 'new', number: 1 }],
])('the attempt to make when %s', (_, migrations, expected) => {
  const ledger = ledgerOf({ migrations });
  expect(nextAttempt(ledger, ledger.releases[0] as Release, 'expand')).toEqual(expected);
});

test('a new attempt never has a number that this release had before', () => {
  const attempts = fc.array(
    fc.record({
      phase: fc.constantFrom<MigrationPhase>('expand', 'contract'),
      number: fc.integer({ min: 1, max: 9 }),
      state: fc.constantFrom<MigrationAttempt['state']>('running', 'passed', 'failed'),
      startedAt: fc.constant(0),
    }),
  );
  const earlier = fc.array(fc.record({ release: fc.constantFrom(sha('a'), sha('b')), migrations: attempts }));
  fc.assert(
    fc.property(earlier, attempts, (lines, own) => {
      const ledger = ledgerOf(...lines, { migrations: own });
      const current = ledger.releases.at(-1) as Release;
      const next = nextAttempt(ledger, current, 'expand');
      if (next.kind !== 'new') return;
      const used = ledger.releases
        .filter((one) => one.release === current.release)
        .flatMap((one) => one.migrations)
        .filter((one) => one.phase === 'expand' && one.number === next.number);
      expect(used).toEqual([]);
    }),
  );
});

test('an attempt replaces the one of its number and phase', () => {
  const before = line({ migrations: [attempt(1, 'running'), attempt(1, 'passed', 'contract')] });
  const after = withAttempt(before, attempt(1, 'failed'));
  expect(after.migrations).toEqual([attempt(1, 'passed', 'contract'), attempt(1, 'failed')]);
});

test.each([
  ['closed and due', { dueAt: 10 }, true, true],
  ['closed and due later', { dueAt: 11 }, true, false],
  ['settled', { dueAt: 1, settledAt: 2 }, false, false],
  ['open', { state: 'open', dueAt: 1 }, false, false],
] as const)('%s', (_, more, unsettled, due) => {
  expect(isUnsettled(line(more))).toBe(unsettled);
  expect(isDue(line(more), 10)).toBe(due);
});

test('what was written can be read', () => {
  const ledger = appendRelease(EMPTY_LEDGER, line());
  expect(parseLedger(JSON.stringify(ledger), 'ledger.json')).toEqual(ledger);
});

test.each([
  ['not JSON', '{', /ledger\.json is not JSON/],
  ['null', 'null', /version undefined/],
  ['a later version', '{"version":2,"releases":[]}', /version 2; this release of Flipgate reads version 1/],
  ['no list', '{"version":1}', /version 1/],
])('refused as a ledger: %s', (_, body, message) => {
  const parsed = () => parseLedger(body, 'ledger.json');
  expect(parsed).toThrow(Failure);
  expect(parsed).toThrow(message);
});
