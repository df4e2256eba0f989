import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPage } from './pages.ts';
import { ROOT } from './source.ts';

const CODE = /\.(ts|tf|sh|bash|py)$/;
/** Shorter pieces of a text say nothing: they are found anywhere. */
const TELLING = 8;

const code = ['src', 'infra'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => CODE.test(file))
    .map((file) => readFileSync(join(ROOT, folder, file), 'utf8').replaceAll(/\\(["'`])/g, '$1')),
);

/** The page as a whole; of the other, the chapter. Terraform's and the SDK's own words are not ours to hold. */
const QUOTING = [
  { page: '.github/TROUBLESHOOTING.md', chapter: /^/, least: 130, foreign: [] },
  { page: 'infra/cdk/README.md', chapter: /^Troubleshooting/, least: 10, foreign: [] },
  {
    page: '.github/BOOTSTRAP.md',
    chapter: /^Troubleshooting/,
    least: 15,
    foreign: [
      ...['CredentialsProviderError', 'ExpiredToken', 'AccessDenied', 'not authorized to perform'],
      ...['failed to query available provider packages', 'no available releases match', 'build', 'deploy'],
    ],
  },
] as const;

test.each(QUOTING)('every text of the tables in $page is one that the code says', (quoting) => {
  const foreign = new Set<string>(quoting.foreign);
  const texts = quoted(quoting.page, quoting.chapter).filter((text) => !foreign.has(text));
  expect(texts.length).toBeGreaterThan(quoting.least);
  expect(texts.filter((text) => !isSaid(text))).toEqual([]);
});

test('a text that nobody says is found', () => {
  expect(isSaid('The environment is locked by …')).toBe(true);
  expect(isSaid('The environment is locked for …')).toBe(false);
  // Both halves are said, in two different files.
  expect(isSaid('The environment is locked by …there is no such repository in ECR.')).toBe(false);
});

/** What stands as code in the first cell of a row; two backticks hold a text with one. */
function quoted(page: string, chapter: RegExp): readonly string[] {
  return readPage(page)
    .split(/^## /m)
    .filter((one) => chapter.test(one))
    .flatMap((one) => one.split('\n'))
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split(' | ')[0] ?? '').matchAll(/``\s?(.+?)\s?``|`([^`]+)`/g)])
    .map(([, double, single = '']) => double ?? single);
}

/** Whether one file holds all pieces of the text, in their order. */
function isSaid(text: string): boolean {
  const pieces = text
    .split('…')
    .map((piece) => piece.trim())
    .filter((piece) => piece.length >= TELLING);
  return pieces.length > 0 && code.some((file) => holdsInOrder(file, pieces));
}

function holdsInOrder(file: string, pieces: readonly string[]): boolean {
  let from = 0;
  return pieces.every((piece) => {
    const at = file.indexOf(piece, from);
    from = at + piece.length;
    return at >= 0;
  });
}
