import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readPage } from './pages.ts';
import { ROOT } from './source.ts';

interface Called {
  readonly on: { readonly workflow_call?: unknown };
  readonly jobs: Readonly<Record<string, { readonly permissions?: Readonly<Record<string, string>> }>>;
}

const page = readPage('workflows/README.md');
const templates = readdirSync(join(ROOT, 'workflows')).filter((name) => name.endsWith('.yml'));

/** Rows of the table below a heading, by their cells. */
function rowsBelow(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const table = section.split('\n## ')[0]?.match(/^\| `.*$/gm) ?? [];
  return table.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

test('the page says which template to copy, for each', () => {
  const named = new Set([...page.matchAll(/\]\(([\w-]+\.yml)\)/g)].map(([, name]) => name));
  expect([...named].sort()).toEqual(templates.sort());
});

test('each variable that a template reads has its row, and no other has', () => {
  const read = templates.flatMap(
    (name) => readPage(join('workflows', name)).match(/vars\.FLIPGATE_\w+/g) ?? [],
  );
  const names = new Set(read.map((one) => one.slice('vars.'.length).replace(/_STAGING$/, '')));
  expect(
    rowsBelow('Variables')
      .map(([name]) => name)
      .sort(),
  ).toEqual([...names].sort());
});

test('each permission has its row, with the workflows whose jobs have it', () => {
  const names = readdirSync(join(ROOT, '.github/workflows'));
  const granted = new Map<string, string[]>();
  for (const name of names) {
    const { on, jobs } = parse(readPage(join('.github/workflows', name))) as Called;
    if (on.workflow_call === undefined) continue;
    const own = Object.values(jobs).flatMap(({ permissions = {} }) => Object.entries(permissions));
    for (const grant of new Set(own.map((pair) => pair.join(': '))))
      granted.set(grant, [...(granted.get(grant) ?? []), name.replace('.yml', '')]);
  }
  const told = rowsBelow('Permissions, and why').map(([grant = '', of = '', why = '']) => {
    expect(why).toMatch(/\w/);
    return [grant, of === 'all' ? [...(granted.get('contents: read') ?? [])].sort() : of.split(', ').sort()];
  });
  const wanted = [...granted].map(([grant, of]) => [grant, of.sort()]);
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(wanted));
});
