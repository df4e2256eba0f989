import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { roots, TERRAFORM } from './folders.ts';

const PAGE = readFileSync(join(TERRAFORM, '..', 'REFERENCE.md'), 'utf8');
/** What the reference consists of. */
const PARTS = ['Module postgresql', 'Module redis', 'Module cloudflare-dns', 'Unit django-service'];
const OTHERS = ['Unit cloudflare', 'Stack django-backend-prod', 'Bootstrap script'];

interface Row {
  readonly folder: string;
  readonly reference: string;
  readonly here: string;
  readonly different: string;
}

const rows = rowsOf(PAGE);

test('every part of the reference has a chapter with rows', () => {
  const chapters = [...PAGE.matchAll(/^## (.+): \[/gm)].map(([, title]) => title);
  expect(chapters).toEqual([...PARTS, ...OTHERS]);
  for (const folder of ['modules/postgresql', 'modules/redis', 'modules/cloudflare-edge', 'color', 'shared'])
    expect(rows.filter((row) => row.folder === folder).length, folder).toBeGreaterThan(10);
});

test('every name of ours exists where the row says', () => {
  const missing = rows.flatMap((row) =>
    namesIn(row.here.startsWith('–') ? '' : row.here)
      .filter((name) => !exists(row.folder, name))
      .map((name) => `${row.folder}: ${name} (for ${row.reference})`),
  );
  expect(missing).toEqual([]);
});

test('names in the remarks exist too', () => {
  const missing = rows
    .flatMap(({ folder, different }) => namesIn(different).map((name) => ({ folder, name })))
    .filter(({ name }) => name.includes('.'))
    .filter(({ folder, name }) => !exists(folder, name));
  expect(missing).toEqual([]);
});

test('what does not exist here has a reason', () => {
  const silent = rows.filter(({ here }) =>
    here.startsWith('–') ? here.split(' ').length < 5 : namesIn(here).length === 0,
  );
  expect(silent).toEqual([]);
});

test('a name that the code does not have is found', () => {
  expect(exists('modules/redis', 'num_cache_clusters')).toBe(false);
  expect(exists('shared', 'shared.database_size')).toBe(false);
  expect(exists('modules/redis', 'shared.cache_nodes')).toBe(true);
});

function rowsOf(page: string): readonly Row[] {
  return page.split(/^## /m).flatMap((chapter) => {
    const folder = /^.+: \[[^\]]*\]\(terraform\/([^)]+)\)/.exec(chapter)?.[1];
    if (folder === undefined) return [];
    return chapter
      .split('\n')
      .filter((line) => line.startsWith('| ') && !/^\| \w+ of the reference \|/.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .map(([, reference = '', here = '', different = '']) => ({ folder, reference, here, different }));
  });
}

/** Names in code, with or without a root before them; values such as `aws/rds` are no names. */
function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/`((?:[a-z]+\.)?[a-z][a-z0-9_]*)`/g)].map(([, name = '']) => name);
}

function exists(folder: string, name: string): boolean {
  const [root = '', own] = name.split('.');
  if (own !== undefined) return roots.includes(root) && declared(root).has(own);
  return declared(folder).has(name);
}

function declared(folder: string): ReadonlySet<string> {
  const files = readdirSync(join(TERRAFORM, folder)).filter((file) => file.endsWith('.tf'));
  const code = files.map((file) => readFileSync(join(TERRAFORM, folder, file), 'utf8')).join('\n');
  return new Set([...code.matchAll(/^(?:variable|output) "(\w+)"/gm)].map(([, name = '']) => name));
}
