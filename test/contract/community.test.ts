import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readAction } from './interface.ts';
import { readPage } from './pages.ts';
import { ROOT } from './source.ts';

interface Asked {
  readonly type: string;
  readonly id: string;
  readonly attributes: { readonly label: string; readonly options?: readonly string[] };
}
interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly Asked[];
}
const { version, dependencies } = JSON.parse(readPage('package.json')) as {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
};
const FOLDER = '.github/ISSUE_TEMPLATE';
const forms = readdirSync(join(ROOT, FOLDER))
  .filter((name) => name !== 'config.yml')
  .map((name) => ({ name, form: parse(readPage(join(FOLDER, name))) as Form }));

test.each(forms)('the issue form $name is one that GitHub shows', ({ form }) => {
  expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
  const ids = form.body.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(1);
  expect([...new Set(ids)]).toEqual(ids);
  for (const { type, attributes } of form.body) {
    expect(['input', 'textarea', 'dropdown', 'checkboxes']).toContain(type);
    expect(attributes.label).toMatch(/\w/);
  }
});

test('a fault is asked for its engine by the names that the input has', () => {
  const fault = forms.find(({ name }) => name === 'fault.yml')?.form;
  const options = fault?.body.find(({ id }) => id === 'engine')?.attributes.options ?? [];
  const [, words = ''] = /auto, (.+)\.$/.exec(readAction().inputs['engine']?.description.trim() ?? '') ?? [];
  expect(options).toEqual([...words.split(/, | or /), 'none']);
});

test('who finds a vulnerability is told not to open an issue', () => {
  const config = parse(readPage(join(FOLDER, 'config.yml'))) as Readonly<Record<string, unknown>>;
  expect(config).toMatchObject({ blank_issues_enabled: false });
  expect(JSON.stringify(config['contact_links'])).toContain('privately-reporting');
});

test('the licence is MIT, the changes begin with this version, and dist names the licence of each package in it', () => {
  expect(readPage('LICENSE')).toMatch(/^MIT License\n/);
  expect(readPage('CHANGELOG.md')).toMatch(new RegExp(`^# Changes\n\n## ${version}, `));
  const licences = readPage('dist/licenses.txt');
  const unnamed = Object.entries(dependencies).filter(
    ([name, at]) => !licences.includes(` - ${name}@${at}\n`),
  );
  expect(unnamed).toEqual([]);
});
