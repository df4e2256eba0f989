import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { FLAGS } from '../../infra/bootstrap/flags.ts';
import { allPages, readPage } from './pages.ts';
import { ROOT } from './source.ts';

const { scripts } = JSON.parse(readPage('package.json')) as { readonly scripts: Record<string, string> };
const flags = FLAGS.map(({ name }): string => name);
const stacks = ['shared', 'color']
  .map((stack) => join('infra/terraform', stack))
  .flatMap((folder) => readdirSync(join(ROOT, folder)).map((file) => join(folder, file)))
  .filter((file) => file.endsWith('.tf'))
  .map(readPage);

const pages = allPages().map((page) => ({ page, text: readPage(page) }));
const found = (pattern: RegExp) =>
  pages.flatMap(({ page, text }) => [...text.matchAll(pattern)].map((match) => ({ page, match })));

test('every script that a page runs is there', () => {
  const run = found(/\bnpm run (?:--silent )?([\w:-]+)/g);
  expect(run.length).toBeGreaterThan(20);
  expect(run.filter(({ match }) => scripts[match[1] ?? ''] === undefined)).toEqual([]);
});

test('every option of bootstrap that a page gives is there', () => {
  const given = found(/\bnpm run (?:--silent )?bootstrap -- ([^`\n>]*)/g).flatMap(({ page, match }) =>
    [...(match[1] ?? '').matchAll(/--([a-z][a-z-]*)/g)].map(([, flag = '']) => ({ page, flag })),
  );
  expect(given.length).toBeGreaterThan(10);
  expect(given.filter(({ flag }) => !flags.includes(flag))).toEqual([]);
});

test('every input that a page gives to a caller is one that it asks for', () => {
  const given = found(/\bgh workflow run ([\w-]+)\.yml([^`\n#]*)/g).flatMap(({ page, match }) => {
    const [, name = '', rest = ''] = match;
    const file = `workflows/${name}.yml`;
    const names = [...rest.matchAll(/-f ([\w-]+)=/g)].map(([, input = '']) => input);
    return allCallers().includes(`${name}.yml`)
      ? names.map((input) => ({ page, input, known: dispatchInputs(file).includes(input) }))
      : [];
  });
  expect(given.length).toBeGreaterThan(5);
  expect(given.filter(({ known }) => !known)).toEqual([]);
});

test('every variable that the README gives to the stacks is declared', () => {
  const readme = readPage('README.md');
  const blocks = [...readme.matchAll(/variables: \|\n((?: +\w+ = .*\n)+)/g)].map(([, text = '']) => text);
  const inline = [...readme.matchAll(/`(\w+ = [^`]+)`/g)].map(([, text = '']) => text);
  const names = [...blocks.flatMap((text) => text.trimEnd().split('\n')), ...inline].map(
    (line) => line.trim().split(' = ')[0] ?? '',
  );
  expect(names.length).toBeGreaterThan(8);
  expect(names.filter((name) => !stacks.some((text) => text.includes(`variable "${name}"`)))).toEqual([]);
});

function allCallers(): readonly string[] {
  return readdirSync(join(ROOT, 'workflows'));
}

function dispatchInputs(file: string): readonly string[] {
  const { on } = parse(readPage(file)) as {
    on: { workflow_dispatch?: { inputs?: Record<string, unknown> } };
  };
  return Object.keys(on.workflow_dispatch?.inputs ?? {});
}
