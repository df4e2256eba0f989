import { expect, test } from 'vitest';
import { carriedMigrations, migrationsBrought } from '../../src/model/carried-migrations.ts';
import { type CheckoutMigration, parseCheckout } from '../../src/model/checkout-migrations.ts';
import { EMPTY_LEDGER } from '../../src/model/ledger.ts';
import type { MigrationAttempt, Release } from '../../src/model/release.ts';
import { line } from './lines.ts';

type Read = Extract<CheckoutMigration, { kind: 'read' }>;

function file(name: string, more: Partial<Read> = {}): Read {
  const plain = {
    dependencies: [],
    replaces: [],
    atomic: true,
    operations: [],
    sql: [],
    phase: 'expand',
  } as const;
  return { kind: 'read', name, ...plain, reversible: true, ...more };
}
function many(application: string, count: number): readonly Read[] {
  return Array.from({ length: count }, (_, at) =>
    file(`${application}.${String(at + 1).padStart(4, '0')}_a`),
  );
}
function brought(
  found: readonly CheckoutMigration[],
  live: Partial<Release>,
  others: readonly Release[] = [],
) {
  const known = migrationsBrought(found, line(live), { ...EMPTY_LEDGER, releases: others });
  return known === 'unknown' ? known : known.map(({ name }) => name);
}

test('the newest of each application is kept, whatever the others have', () => {
  const found = [...many('old', 300), ...many('young', 2)];
  const names = carriedMigrations(found).map(({ name }) => name);
  expect(names).toHaveLength(200);
  expect(names.slice(0, 5)).toEqual([
    'young.0002_a',
    'old.0300_a',
    'young.0001_a',
    'old.0299_a',
    'old.0298_a',
  ]);
});

test('what was cut off is not taken for new', () => {
  const carries = carriedMigrations([...many('old', 300), ...many('young', 2)]);
  expect(brought([...many('old', 301), ...many('young', 3)], { carries })).toEqual([
    'young.0003_a',
    'old.0301_a',
  ]);
});

test('what cannot be read is carried as that, and each name once', () => {
  const twice = [file('a.0001_a'), file('a.0001_a'), file('a.0002_b', { reversible: 'unknown' })];
  expect(carriedMigrations([...twice, { kind: 'unreadable', name: 'a.0003_c', why: 'x' }])).toEqual([
    { name: 'a.0003_c', phase: 'unreadable' },
    { name: 'a.0002_b', phase: 'expand' },
    { name: 'a.0001_a', phase: 'expand', reversible: true },
  ]);
});

const ATTEMPT: MigrationAttempt = {
  ...{ phase: 'expand', number: 1, startedAt: 0, state: 'passed' },
  report: { guarded: true, planned: [], refused: [], cautions: [], applied: ['a.0002_b'] },
};

test('what any release has applied is there, also one that was taken back', () => {
  const carries = carriedMigrations([file('a.0001_a')]);
  const found = [file('a.0001_a'), file('a.0002_b'), file('a.0003_c')];
  expect(brought(found, { carries })).toEqual(['a.0003_c', 'a.0002_b']);
  expect(brought(found, { carries }, [line({ state: 'given-up', migrations: [ATTEMPT] })])).toEqual([
    'a.0003_c',
  ]);
});

test('a squashed migration brings nothing where all that it replaces is there', () => {
  const carries = carriedMigrations([file('a.0001_a'), file('a.0002_b')]);
  const squashed = (last: string) => file('a.0001_squashed', { replaces: ['a.0001_a', last] });
  expect(brought([squashed('a.0002_b')], { carries })).toEqual([]);
  expect(brought([squashed('a.0003_c')], { carries })).toEqual(['a.0001_squashed']);
});

test('without knowledge of the live release nothing is said to be new', () => {
  expect(brought([file('a.0001_a')], {})).toBe('unknown');
  expect(migrationsBrought([file('a.0001_a')], undefined, EMPTY_LEDGER)).toBe('unknown');
});

test.each([
  ['no JSON', 'Traceback', 'is not JSON'],
  ['no object', '[]', 'another form'],
  ['cut short', '{"complete":false,"migrations":[]}', 'more files than are read'],
  ['no migrations', '{"complete":true}', 'another form'],
  ['a nameless one', '{"complete":true,"migrations":[{"unreadable":"x"}]}', 'another form'],
  ['one of another form', '{"complete":true,"migrations":[{"name":"a.b","phase":"safe"}]}', 'another form'],
])('what was written of a checkout and is not as expected counts as nothing: %s', (_, output, why) => {
  expect(parseCheckout(output)).toMatchObject({ kind: 'unknown', why: expect.stringContaining(why) });
});
