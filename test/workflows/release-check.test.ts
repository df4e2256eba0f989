import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { command } from '../parts/command.ts';

const CHECK = join(import.meta.dirname, '../../.ci/release-check');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flipgate-release-'));
  await git('init', '--quiet', '--initial-branch=main');
  await cp(CHECK, join(folder, 'release-check'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function git(...args: string[]): Promise<string> {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
  const { exitCode, output, stdout } = await command('git', [...identity, ...args], { cwd: folder });
  expect(exitCode, output).toBe(0);
  return stdout.trim();
}

/** A commit of this version, merged or not. */
async function commit(version: string, changes: string, place: 'on main' | 'elsewhere'): Promise<void> {
  await git('commit', '--quiet', '--allow-empty', '-m', 'before');
  await git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'flipgate', version, private: true }, null, 2),
  );
  await writeFile(join(folder, 'CHANGELOG.md'), `# Changes\n\n${changes}\n`);
  await git('add', '.');
  await git('commit', '--quiet', '-m', 'release');
  if (place === 'on main') await git('update-ref', 'refs/remotes/origin/main', 'HEAD');
}

async function check(tag: string) {
  const { exitCode, output } = await command('bash', ['release-check', tag], { cwd: folder });
  return { exitCode, said: output.trim().split('\n').filter(Boolean) };
}

test('a tag that says what package and changes say, on main, may be released', async () => {
  await commit('1.2.3', '## 1.2.3, 2026-12-01\n\n- All of it.', 'on main');
  expect(await check('v1.2.3')).toEqual({ exitCode: 0, said: [] });
});

test('all that is wrong is told at once', async () => {
  await commit('1.2.3', '## 1.2.3, not released', 'elsewhere');
  const { exitCode, said } = await check('v1.2');
  expect(exitCode).toBe(1);
  expect(said).toEqual([
    'The tag v1.2 is not v<major>.<minor>.<patch>: tag the commit again.',
    'The tag is v1.2, the version in package.json 1.2.3: make them one.',
    'CHANGELOG.md has no heading "## 1.2.3, <date>": write what changed, with the day of the release.',
    expect.stringMatching(/^[0-9a-f]{7,} is not on main: release what was merged\.$/),
  ]);
});
