import { expect, test } from 'vitest';
import type { MigrationAttempt } from '../../src/model/release.ts';
import type { RollbackTarget } from '../../src/model/rollback-target.ts';
import { passSchemaGate, schemaGate, whatStays } from '../../src/model/schema-gate.ts';
import { ledgerOf, line, sha } from './lines.ts';

const report = (applied: readonly string[], refused = 0) => ({
  guarded: true,
  planned: [],
  cautions: [],
  applied,
  refused: Array.from({ length: refused }, () => ({ migration: '', operation: '', why: '', instead: '' })),
});
const ran = (phase: 'expand' | 'contract', more: Partial<MigrationAttempt> = {}): MigrationAttempt => ({
  ...{ phase, number: 1, startedAt: 0, state: 'passed', exitCode: 0 },
  ...more,
});
const drops = ran('contract', { report: report(['orders.0005_drop_note']) });
const adds = ran('expand', { report: report(['orders.0004_note']) });
const to = (letter: string): RollbackTarget => ({
  kind: 'release',
  from: sha('c'),
  line: line({ release: sha(letter) }),
});

test.each<[string, readonly MigrationAttempt[], readonly string[]]>([
  ['a contract that ran', [drops], ['orders.0005_drop_note']],
  ['a contract of which nothing is known', [ran('contract')], []],
  ['a contract that failed half way', [ran('contract', { state: 'failed', exitCode: 1 })], []],
  ['a contract that is running', [ran('contract', { state: 'running' })], []],
  ['an expand that the guard had refused', [ran('expand', { report: report(['a.1'], 1) })], ['a.1']],
])('forbids the way back: %s', (_, migrations, names) => {
  const ledger = ledgerOf({ release: sha('a') }, { release: sha('b'), migrations }, { release: sha('c') });
  expect(schemaGate(ledger, sha('a')).forbidding).toEqual([{ release: sha('b'), migrations: names }]);
  expect(schemaGate(ledger, sha('b')).forbidding).toEqual([]);
  expect(schemaGate(ledger, 'adopted').forbidding).toHaveLength(1);
});

test.each<[string, MigrationAttempt]>([
  ['an expand', adds],
  ['a contract without anything to run', ran('contract', { report: report([]) })],
  ['a contract that never started', ran('contract', { state: 'failed', exitCode: null })],
  [
    'a contract that failed before its first migration',
    ran('contract', { state: 'failed', report: report([]) }),
  ],
])('does not forbid it: %s', (_, attempt) => {
  const ledger = ledgerOf({ release: sha('a') }, { release: sha('b'), migrations: [attempt] });
  expect(schemaGate(ledger, sha('a')).forbidding).toEqual([]);
});

test('what came back by a rollback is as old as its deploy', () => {
  const ledger = ledgerOf(
    { release: sha('a') },
    { release: sha('b') },
    { release: sha('a'), kind: 'rollback', migrations: [drops] },
  );
  expect(schemaGate(ledger, sha('b')).forbidding).toEqual([]);
});

test('the refusal names the migrations, what can be reached and whom to answer for', () => {
  const ledger = ledgerOf(
    { release: sha('a') },
    { release: sha('b'), migrations: [drops] },
    { release: sha('c') },
  );
  const refused = () => passSchemaGate(ledger, to('a'), []);
  expect(refused).toThrow(
    'aaaaaaaaaaaa cannot run on this database: orders.0005_drop_note of bbbbbbbbbbbb ran.',
  );
  expect(refused).toThrow(
    expect.objectContaining({
      remedy: `Give one of these in \`to\`:\n${sha('b')}\nIf you know that the older code survives it, name in \`accept-schema-risk\`:\n${sha('b')}`,
    }),
  );
  expect(() => passSchemaGate(ledger, to('a'), [sha('c')])).toThrow();
  expect(() => passSchemaGate(ledger, to('a'), [sha('b')])).not.toThrow();
  expect(() => passSchemaGate(ledger, to('b'), [])).not.toThrow();
});

test('expand migrations that stay are told, with their names where they are known', () => {
  const ledger = ledgerOf(
    { release: sha('a') },
    { release: sha('b'), migrations: [adds] },
    { release: sha('c'), migrations: [ran('expand')] },
  );
  expect(whatStays(ledger, to('a'))).toBe(
    'Expand migrations stay applied: orders.0004_note of bbbbbbbbbbbb; those of cccccccccccc.',
  );
  expect(whatStays(ledger, to('c'))).toBeUndefined();
});
