import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { baseTree } from '../../src/adapters/base-tree.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flipgate-base-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(at: string, ...args: readonly string[]): string {
  const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'protocol.file.allow=always'];
  return execFileSync('git', [...who, ...args], { cwd: at, encoding: 'utf8' }).trim();
}

/** A repository whose branch `main` has one file more than what a fork changes, and the merge that GitHub would make. */
function repository() {
  const origin = join(folder, 'origin');
  mkdirSync(origin);
  const commit = (text: string) => {
    writeFileSync(join(origin, 'main.tf'), text);
    git(origin, 'add', '.');
    git(origin, 'commit', '-qm', text);
    return git(origin, 'rev-parse', 'HEAD');
  };
  git(origin, 'init', '-qb', 'main');
  // What GitHub allows too.
  git(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  const base = commit('base');
  git(origin, 'checkout', '-qb', 'fork');
  const head = commit('head');
  git(origin, 'checkout', '-q', 'main');
  git(origin, 'merge', '-q', '--no-ff', '--no-edit', 'fork');
  git(origin, 'branch', 'merge');
  git(origin, 'reset', '-q', '--hard', base);
  return { origin, base, head };
}

function checkOut(origin: string, depth: number): string {
  const workspace = join(folder, 'workspace');
  git(folder, 'clone', '-q', '--depth', `${depth}`, '--branch', 'merge', `file://${origin}`, workspace);
  return workspace;
}

const PATH = process.env['PATH'] ?? '';

test('the first parent of the merge, where the checkout has it, and nobody is asked', async () => {
  const { origin, base, head } = repository();
  const workspace = checkOut(origin, 2);
  rmSync(origin, { recursive: true });
  const found = await baseTree({ workspace, temp: folder, path: PATH, base: undefined, head });
  expect(found).toMatchObject({ kind: 'known', commit: base });
  if (found.kind === 'known') expect(readFileSync(join(found.folder, 'main.tf'), 'utf8')).toBe('base');
});

test('a checkout of one commit: the base of the event is asked of its origin', async () => {
  const { origin, base, head } = repository();
  const workspace = checkOut(origin, 1);
  const found = await baseTree({ workspace, temp: folder, path: PATH, base, head });
  expect(found).toMatchObject({ kind: 'known', commit: base });
  expect(readFileSync(join(workspace, 'main.tf'), 'utf8')).toBe('head');
});

test('a merge that is the pull request’s own newest commit says nothing of its base', async () => {
  const { origin, base } = repository();
  const workspace = checkOut(origin, 3);
  const head = git(workspace, 'rev-parse', 'HEAD');
  const found = await baseTree({ workspace, temp: folder, path: PATH, base, head });
  expect(found).toMatchObject({ kind: 'known', commit: base });
  const unnamed = await baseTree({ workspace, temp: folder, path: PATH, base: undefined, head });
  expect(unnamed.kind).toBe('unknown');
});

test('what cannot be had is said, with what brings it', async () => {
  const { origin, base, head } = repository();
  const workspace = checkOut(origin, 1);
  rmSync(origin, { recursive: true });
  const found = await baseTree({ workspace, temp: folder, path: PATH, base, head });
  expect(found).toMatchObject({ kind: 'unknown', why: expect.stringContaining('`fetch-depth: 2`') });
  const bare = await baseTree({ workspace: folder, temp: folder, path: PATH, base, head });
  expect(bare.kind).toBe('unknown');
});
