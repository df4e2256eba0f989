import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPage } from '../contract/pages.ts';
import { command } from '../parts/command.ts';
import { scorecardPart } from '../parts/scorecard.ts';

const ROOT = join(import.meta.dirname, '../..');

/** By the name of a check. `Fuzzing` asks OSS-Fuzz, and is not among them. */
type Checked = Readonly<Record<string, { readonly score: number; readonly details: readonly string[] }>>;

const CHECKS = [
  ...['Binary-Artifacts', 'Dangerous-Workflow', 'Dependency-Update-Tool', 'License', 'Pinned-Dependencies'],
  ...['SAST', 'Security-Policy', 'Token-Permissions'],
];

/** A workflow that nobody should have. */
const OPEN = `on: issues
permissions: write-all
jobs:
  greet:
    runs-on: ubuntu-24.04
    steps:
      - run: echo \${{ github.event.issue.title }}
`;

/** `$/` is the repository of the workflow; the example's base is an argument, for a digest. */
const OWN = /^(uses: \$\/\.github\/actions\/(flipgate|terragrunt)|FROM \$\{BASE\}( AS packages)?)$/;

let folder: string;
/** A clone, which has what is committed and nothing else. */
let clone: string;
let scorecard: string;

beforeAll(async () => {
  scorecard = await scorecardPart();
  folder = await mkdtemp(join(tmpdir(), 'flipgate-scorecard-'));
  clone = join(folder, 'flipgate');
  const { exitCode, output } = await command('git', ['clone', '--quiet', '--no-hardlinks', ROOT, clone]);
  expect(exitCode, output).toBe(0);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function checked(): Promise<Checked> {
  const wanted = ['--local', clone, '--checks', CHECKS.join(','), '--format', 'json', '--show-details'];
  const { exitCode, stdout, output } = await command(scorecard, wanted);
  expect(exitCode, output).toBe(0);
  const { checks } = JSON.parse(stdout) as {
    checks: { name: string; score: number; details: readonly string[] | null }[];
  };
  return Object.fromEntries(
    checks.map(({ name, score, details }) => [name, { score, details: details ?? [] }]),
  );
}

/** What the page about security says that each check gives. */
function told(): Readonly<Record<string, number>> {
  const rows = readPage('.github/SECURITY-MODEL.md').matchAll(/^\| ([A-Z][\w-]+) \| (\d+) \|/gm);
  return Object.fromEntries([...rows].map(([, name = '', score]) => [name, Number(score)]));
}

test('each check gives what the page about security says', async () => {
  const scores = Object.entries(await checked()).map(([name, { score }]) => [name, score] as const);
  expect(Object.fromEntries(scores)).toEqual(told());
});

test('what it takes for unpinned is our own action, and the base of the example', async () => {
  const { 'Pinned-Dependencies': pinned } = await checked();
  const places = pinned?.details.flatMap((line) => {
    const [, file, at] = /^Warn: .* not pinned by hash: (\S+):(\d+)$/.exec(line) ?? [];
    return file === undefined ? [] : [{ file, at: Number(at) }];
  });
  expect(places?.length).toBeGreaterThan(2);
  const lines = (places ?? []).map(async ({ file, at }) => {
    const text = (await readFile(join(clone, file), 'utf8')).split('\n')[at - 1] ?? '';
    return text.trim();
  });
  expect((await Promise.all(lines)).filter((line) => !OWN.test(line))).toEqual([]);
});

test('it does look: a program, rights for all jobs, and a stranger’s title in a script are found', async () => {
  await copyFile('/bin/sh', join(clone, 'program'));
  await writeFile(join(clone, '.github/workflows/open.yml'), OPEN);
  const found = await checked();
  for (const name of ['Binary-Artifacts', 'Dangerous-Workflow', 'Token-Permissions'])
    expect([name, (found[name]?.score ?? 10) < 10]).toEqual([name, true]);
});
