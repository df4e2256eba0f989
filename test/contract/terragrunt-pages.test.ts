import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPage } from './pages.ts';
import { ROOT } from './source.ts';

const FOLDER = 'infra/terragrunt';
const HEADINGS = [
  'Architecture',
  'Components',
  'Dependencies',
  'Commands',
  'Cost',
  'Monitoring',
  'Disaster recovery',
  'Security',
];

const below = (kind: string) =>
  readdirSync(join(ROOT, FOLDER, kind)).map((name) => ({ name, folder: join(FOLDER, kind, name) }));
const units = below('units');
const parts = [...units, ...below('stacks')];

test('there are the units and the stack', () => {
  const names = ['cloudflare', 'cluster', 'django-service', 'network', 'postgresql', 'redis'];
  expect(parts.map(({ name }) => name)).toEqual([...names, 'django-backend-prod']);
});

test.each(parts)('the page of $name answers each question, in one order', ({ folder }) => {
  const chapters = readPage(join(folder, 'README.md')).split(/^## /m).slice(1);
  expect(chapters.map((text) => text.split('\n', 1)[0])).toEqual(HEADINGS);
  expect(chapters.filter((text) => text.trim().split(/\s+/).length < 5)).toEqual([]);
});

test.each(units)('the page of $name shows how it is planned, applied and destroyed alone', ({ folder }) => {
  const [, commands = ''] = /^## Commands\n([\s\S]*?)^## /m.exec(readPage(join(folder, 'README.md'))) ?? [];
  const shown = [...commands.matchAll(/^ {4}terragrunt run .*-- (\w+)$/gm)].map(([, word]) => word);
  expect(shown).toEqual(['plan', 'apply', 'destroy']);
  // A fresh checkout does not have the folders of a stack's units.
  expect(commands.includes('terragrunt stack generate')).toBe(commands.includes('.terragrunt-stack/'));
});

test.each(units)('the page of $name names every unit whose outputs it reads', ({ folder }) => {
  const [, needs = ''] = /^## Dependencies\n([\s\S]*?)^## /m.exec(readPage(join(folder, 'README.md'))) ?? [];
  const code = readPage(join(folder, 'terragrunt.hcl'));
  const read = [...code.matchAll(/^dependency "(\w+)"/gm)].map(([, name = '']) => name);
  expect(read.filter((name) => !needs.includes(`\`${name}\``))).toEqual([]);
});

test.each(parts)('the reference leads to $name', ({ folder }) => {
  expect(readPage('infra/REFERENCE.md')).toContain(`](${folder.replace('infra/', '')})`);
});

test.each(['DEPLOYMENT', 'BOOTSTRAP', 'RECOVERY'])(
  'the guide %s says what differs with Terragrunt',
  (guide) => {
    expect(readPage(`.github/${guide}.md`)).toMatch(/^ {4}terragrunt /m);
  },
);
