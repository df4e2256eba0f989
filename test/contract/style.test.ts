import { expect, test } from 'vitest';
import { sources } from './source.ts';

const LONGEST_FILE = 180;
/** A family of cases reads as one list. */
const LONGEST_TEST = 340;
const all = [...sources('src'), ...sources('infra'), ...sources('test')];

/** Lines of any file that match, as `path:line`. */
function matches(pattern: RegExp): readonly string[] {
  return all.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}`] : [])),
  );
}

test('no module is replaced in a test', () => {
  expect(matches(/\b(vi|jest)\.(do)?mock\(/)).toEqual([]);
});

test('no test is left out or run alone', () => {
  expect(matches(/\b(describe|test|it)\.(skip|only|todo|fails|skipIf|runIf)\b/)).toEqual([]);
});

test('nothing is left for later in a comment', () => {
  expect(matches(/\b(?:TO[D]O|FIX[M]E|X[X]X)\b/)).toEqual([]);
});

test(`no file has more than ${LONGEST_FILE} lines`, () => {
  const most = (path: string) => (path.endsWith('.test.ts') ? LONGEST_TEST : LONGEST_FILE);
  const long = all.filter(({ path, text }) => text.split('\n').length > most(path) + 1);
  expect(long.map(({ path }) => path)).toEqual([]);
});

test('no folder of leftovers', () => {
  const names = /(^|[/-])(utils?|helpers?|managers?|misc|common-utils)(\.ts|\/|-|$)/;
  expect(all.map(({ path }) => path).filter((path) => names.test(path))).toEqual([]);
});

test('no machine is written into the sources', () => {
  expect(matches(/['"`](\/work\/|\/opt\/|\/home\/(?!runner\b)\w+\/|\/Users\/)/)).toEqual([]);
});
