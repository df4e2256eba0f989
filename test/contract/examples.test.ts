import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS, type Command } from '../../src/model/command.ts';
import { commonInputs, ownInputs } from './interface.ts';
import { allPages, readPage } from './pages.ts';

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Example {
  readonly on?: unknown;
  readonly permissions?: unknown;
  readonly jobs: Readonly<
    Record<string, { readonly steps?: readonly Step[]; readonly 'timeout-minutes'?: number }>
  >;
}

/** Whole workflows that a page shows to be copied. */
const examples = allPages().flatMap((page) =>
  [...readPage(page).matchAll(/^```yaml\n([\s\S]*?)^```/gm)]
    .map(([, text = '']) => text)
    .filter((text) => text.includes('/flipgate@<commit>'))
    .map((text) => ({ page, text, workflow: parse(text) as Example })),
);

test('there are some', () => {
  expect(examples.length).toBeGreaterThan(3);
});

test('the caller that the README shows is the one to copy', () => {
  expect(readPage('README.md')).toContain(
    `\`\`\`yaml\n${readPage('workflows/deploy.yml').trimEnd()}\n\`\`\``,
  );
});

test.each(examples)('a workflow in $page gives a command the inputs that it takes', ({ workflow }) => {
  const ours = Object.values(workflow.jobs)
    .flatMap(({ steps = [] }) => steps)
    .filter(({ uses }) => uses?.includes('/flipgate@'));
  expect(ours.length).toBeGreaterThan(0);
  for (const { with: given = {} } of ours) {
    const command = given['command'] as Command;
    expect(COMMANDS).toContain(command);
    const known = [...commonInputs(), ...ownInputs(command)];
    const names = known.map(({ name }) => name);
    expect(Object.keys(given).filter((name) => name !== 'command' && !names.includes(name))).toEqual([]);
    const required = known.filter(({ need }) => need === 'required').map(({ name }) => name);
    expect(required.filter((name) => given[name] === undefined)).toEqual([]);
  }
});

test.each(examples)(
  'a workflow in $page grants nothing at the top, a reason beside each right, and ends',
  ({ text, workflow }) => {
    expect(workflow.permissions).toEqual({});
    const grants = text.split('\n').filter((line) => /^ +[a-z-]+: (read|write)\b/.test(line));
    expect(grants.filter((line) => !/ {2}# \w/.test(line))).toEqual([]);
    for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
  },
);
