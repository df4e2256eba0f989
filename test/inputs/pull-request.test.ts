import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readJob } from '../../src/inputs.ts';

const COMMIT = 'c0ffee12'.repeat(5);
const base = { sha: 'b'.repeat(40), repo: { id: 1, full_name: 'acme/shop' } };

/** The job's pull request for an event file of this content. */
function pullRequestIn(content: string) {
  const folder = mkdtempSync(join(tmpdir(), 'event-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'event.json');
  writeFileSync(file, content);
  return { file, read: () => readJob({ GITHUB_EVENT_PATH: file }).pullRequest };
}

const head = (repo: unknown) => ({ pull_request: { number: 7, head: { sha: COMMIT, repo }, base } });

test.each<[string, unknown, unknown]>([
  ['of a branch', head({ id: 1 }), { number: 7, base: base.sha, head: { commit: COMMIT, fork: false } }],
  ['from a fork', head({ id: 2 }), { number: 7, base: base.sha, head: { commit: COMMIT, fork: true } }],
  [
    'from a fork that is gone',
    head(null),
    { number: 7, base: base.sha, head: { commit: COMMIT, fork: true } },
  ],
  [
    'from nobody can tell where',
    head({ id: '1' }),
    { number: 7, base: base.sha, head: { commit: COMMIT, fork: true } },
  ],
  [
    'without a commit',
    { pull_request: { number: 7, head: { sha: 'main' }, base } },
    { number: 7, base: base.sha },
  ],
  [
    'by a comment',
    { issue: { number: 7, pull_request: { url: 'x' } }, comment: { body: 'x' } },
    { number: 7 },
  ],
  ['by a comment on an issue', { issue: { number: 7 } }, undefined],
  ['without a number', { pull_request: { number: '7; rm', head: { sha: COMMIT }, base } }, undefined],
  ['in a push', { ref: 'refs/heads/main', commits: [] }, undefined],
  ['in a list', [1, 2], undefined],
  ['in nothing', null, undefined],
])('a pull request %s', (_, event, expected) => {
  expect(pullRequestIn(JSON.stringify(event)).read()).toEqual(expected);
});

test('a strange file is no pull request: not JSON, not there, a folder, larger than any event', () => {
  expect(pullRequestIn('{"pull_request":').read()).toBeUndefined();
  expect(readJob({ GITHUB_EVENT_PATH: join(tmpdir(), 'no-such-event.json') }).pullRequest).toBeUndefined();
  expect(readJob({ GITHUB_EVENT_PATH: tmpdir() }).pullRequest).toBeUndefined();
  const large = pullRequestIn(JSON.stringify(head({ id: 1 })));
  truncateSync(large.file, 26 * 1024 * 1024);
  expect(large.read()).toBeUndefined();
  expect(readJob({}).pullRequest).toBeUndefined();
});
