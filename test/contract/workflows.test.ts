import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { BUILT_TERRAGRUNT } from '../parts/terragrunt.ts';
import { readPage } from './pages.ts';
import { ROOT } from './source.ts';

interface Workflow {
  readonly permissions?: unknown;
  readonly jobs?: Readonly<Record<string, Job>>;
}
interface Job {
  readonly uses?: string;
  readonly permissions?: unknown;
  readonly 'timeout-minutes'?: number;
}

function workflowsIn(folder: string) {
  const names = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.yml'));
  return names.map((name) => {
    const text = readFileSync(join(ROOT, folder, name), 'utf8');
    return { name: join(folder, name), text, content: parse(text) as Workflow };
  });
}

const [workflows, templates] = [workflowsIn('.github/workflows'), workflowsIn('workflows')];
const all = [...workflows, ...templates];
const jobs = all.flatMap(({ name, content }) =>
  Object.entries(content.jobs ?? {}).map(([id, job]) => ({ id: `${name}: ${id}`, job })),
);

test('a workflow grants nothing to all its jobs', () => {
  const granting = all.filter(({ content }) => JSON.stringify(content.permissions) !== '{}');
  expect(granting.map(({ name }) => name)).toEqual([]);
});

test('what a template pins is what the workflows pin, which Dependabot keeps', () => {
  const pinned = (text: string) =>
    [...text.matchAll(/uses: (\S+@[0-9a-f]{40} # \S+)/g)].map(([, pin]) => pin);
  const ours = new Set(workflows.flatMap(({ text }) => pinned(text)));
  const theirs = templates.flatMap(({ text }) => pinned(text));
  expect(theirs.length).toBeGreaterThan(0);
  expect(theirs.filter((pin) => !ours.has(pin))).toEqual([]);
});

test('every grant has its reason beside it', () => {
  const bare = all.flatMap(({ name, text }) =>
    text.split('\n').flatMap((line, at) => (isBare(line) ? [`${name}:${at + 1}`] : [])),
  );
  expect(bare).toEqual([]);
});

/** Where a template has no lines left, the grants of a job stand in one, and their reasons behind them, in the same order. */
function isBare(line: string): boolean {
  const [, grants, reasons = ''] = /^\s+permissions: \{ (.+?) \}(?: {2}# (.+))?$/.exec(line) ?? [];
  if (grants !== undefined) return grants.split(', ').length !== reasons.split('; ').filter(Boolean).length;
  return /^\s+[a-z-]+: (read|write)\s*$/.test(line);
}

test('no workflow asks for a secret of GitHub, or hands any on', () => {
  const asking = all.filter(({ text }) => /\bsecrets(\.|:|\[)/.test(text.replaceAll('build-secrets:', '')));
  expect(asking.map(({ name }) => name)).toEqual([]);
});

test('every job that runs steps has a timeout', () => {
  const endless = jobs.filter(
    ({ job }) => job.uses === undefined && typeof job['timeout-minutes'] !== 'number',
  );
  expect(endless.map(({ id }) => id)).toEqual([]);
});

test("everything of somebody else's is pinned by a commit, with its version in a comment", () => {
  const loose = workflows.flatMap(({ name, text }) =>
    [...text.matchAll(/^\s*(?:- )?uses:\s*(.+)$/gm)]
      .map(([, used = '']) => used.trim())
      .filter((used) => !/^['"]?(\.\/|\$\/)/.test(used))
      .filter((used) => !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d/.test(used))
      .map((used) => `${name}: ${used}`),
  );
  expect(loose).toEqual([]);
});

test('the page about the workflows tells the versions that they install, and Terragrunt is the one of the tests', () => {
  const [tofu] = workflows.flatMap(({ text }) => /tofu_version: ([\d.]+)/.exec(text)?.[1] ?? []);
  const terragrunt = readPage('.github/actions/terragrunt/action.yml');
  expect(terragrunt).toContain(`VERSION: ${BUILT_TERRAGRUNT}\n`);
  const page = readPage('workflows/README.md');
  expect(page).toContain(`OpenTofu ${tofu} `);
  expect(page).toContain(`Terragrunt ${BUILT_TERRAGRUNT}.`);
});
