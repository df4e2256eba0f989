import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readPage } from './pages.ts';
import { ROOT } from './source.ts';

// Scorecard itself is `npm run scorecard`, minutes to build. Here is what it does not ask, and what a commit breaks most easily.
const tracked = spawnSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
  .stdout.split('\0')
  .filter((file) => file !== '');

const ECOSYSTEMS: Readonly<Record<string, RegExp>> = {
  npm: /(^|\/)package-lock\.json$/,
  pip: /(^|\/)requirements[\w-]*\.txt$/,
  gomod: /(^|\/)go\.mod$/,
  'github-actions': /^\.github\/workflows\/ci\.yml$/,
};

interface Update {
  readonly 'package-ecosystem': string;
  readonly directory?: string;
  readonly directories?: readonly string[];
  readonly cooldown?: { readonly 'default-days'?: number };
}
const { updates } = parse(readPage('.github/dependabot.yml')) as { readonly updates: readonly Update[] };

test('Dependabot looks at every manifest, and waits before it takes what is new', () => {
  const watched = updates.flatMap((one) =>
    [...(one.directories ?? []), ...(one.directory === undefined ? [] : [one.directory])].map(
      (folder) => `${one['package-ecosystem']} ${folder}`,
    ),
  );
  const needed = Object.entries(ECOSYSTEMS).flatMap(([ecosystem, manifest]) =>
    tracked
      .filter((file) => manifest.test(file))
      .map((file) => `${ecosystem} ${ecosystem === 'github-actions' ? '/' : folderOf(file)}`),
  );
  expect([...new Set(needed)].sort()).toEqual([...watched].sort());
  expect(updates.filter((one) => (one.cooldown?.['default-days'] ?? 0) < 7)).toEqual([]);
});

test('the security policy has a way to report, words of its own, and days', () => {
  const policy = readPage('.github/SECURITY.md');
  expect(policy).toMatch(/https:\/\/\S+/);
  expect(policy).toMatch(/vulnerabilit/i);
  expect(policy).toMatch(/disclos/i);
  expect(policy).toMatch(/\b\d+ (working )?days\b/);
});

test('nothing that a machine runs is tracked without its source', () => {
  const programs = /\.(class|deb|dll|dylib|exe|jar|msi|o|pyc|pyo|rpm|so|wasm|whl)$/;
  expect(tracked.length).toBeGreaterThan(500);
  expect(tracked.filter((file) => programs.test(file))).toEqual([]);
  const compiled = tracked.filter((file) => !/\.(ts|md|json|txt|png)$/.test(file)).filter(isProgram);
  expect(compiled).toEqual([]);
});

function folderOf(file: string): string {
  const folder = dirname(file);
  return folder === '.' ? '/' : `/${folder}`;
}

/** By its first bytes: ELF, Mach-O, Windows. */
function isProgram(file: string): boolean {
  const head = firstBytes(file).toString('hex');
  return /^(7f454c46|cffaedfe|cafebabe|4d5a)/.test(head);
}

function firstBytes(file: string): Buffer {
  try {
    return readFileSync(join(ROOT, file)).subarray(0, 4);
  } catch {
    // A link to a folder has none.
    return Buffer.alloc(0);
  }
}
