import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { digestOf, IMAGES, imageOf, REMEDY, SHOWN, TAKEN } from '../pages/shown-pages.ts';

const LARGEST = 200_000;
const readme = readFileSync('README.md', 'utf8');
const taken: unknown = JSON.parse(readFileSync(TAKEN, 'utf8'));

test(`the README's pictures are of the pages of today, else: ${REMEDY}`, () => {
  expect(taken).toEqual(Object.fromEntries(SHOWN.map((page) => [page.path, digestOf(page)])));
});

test.each(SHOWN)('$name is in the README, and small', (page) => {
  expect(readme).toContain(`](${IMAGES}/${page.name}.png)`);
  expect(statSync(imageOf(page)).size).toBeLessThan(LARGEST);
});
