import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allPages, anchorsOf, readPage } from './pages.ts';
import { ROOT } from './source.ts';

const pages = allPages();

test('the pages of the first level are among them', () => {
  expect(pages).toContain('README.md');
  expect(pages).toContain('.github/TROUBLESHOOTING.md');
  expect(pages).toContain('infra/README.md');
});

test.each(pages)('what %s links to in this repository exists', (page) => {
  expect(linksOf(readPage(page)).filter((link) => !leads(page, link))).toEqual([]);
});

test('a link that leads nowhere is found', () => {
  expect(leads('README.md', '.github/PLAN.md#limits')).toBe(true);
  expect(leads('README.md', '.github/PLAN.md#no-such-heading')).toBe(false);
  expect(leads('README.md', '.github/NOTHING.md')).toBe(false);
  expect(leads('.github/PLAN.md', '#limits')).toBe(true);
});

/** Without those that leave the repository. */
function linksOf(text: string): readonly string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to).filter((to) => !/^[a-z]+:/.test(to));
}

function leads(page: string, link: string): boolean {
  const [to = '', anchor] = link.split('#');
  const path = to === '' ? join(ROOT, page) : join(ROOT, page, '..', to);
  if (!existsSync(path)) return false;
  if (anchor === undefined) return true;
  // GitHub shows a folder's README below its files.
  const file = path.endsWith('.md') ? path : join(path, 'README.md');
  return anchor === 'readme' || (existsSync(file) && anchorsOf(readFileSync(file, 'utf8')).includes(anchor));
}
