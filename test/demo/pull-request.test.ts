import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkedOut } from '../../src/adapters/checked-out.ts';
import { jobOf } from '../../src/inputs/job.ts';
import { Hub } from '../cloud/github/hub.ts';
import { Repository } from '../cloud/github/repository.ts';
import { checkOut } from './checkout.ts';
import { eventVariables } from './event.ts';
import { headlineOf, propose } from './pull-request.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flipgate-event-'));
});
afterEach(() => rm(folder, { recursive: true }));

function proposed() {
  const hub = new Hub(new Repository('acme', 'shop'), { now: () => 0 });
  hub.repository.commit('first');
  return propose(hub, 'a'.repeat(40), 'notes', 'Notes on orders');
}

test('a job is told of the pull request that it runs for', async () => {
  const { commit, event } = proposed();
  const job = jobOf({ ...(await eventVariables(event, join(folder, 'event'))), GITHUB_SHA: commit });
  expect(job).toMatchObject({
    ...{ event: 'pull_request', ref: 'refs/pull/1/merge', sha: commit },
    pullRequest: { number: 1, head: { commit: 'a'.repeat(40), fork: false } },
  });
});

test('a job of a push is told of none', async () => {
  const job = jobOf(await eventVariables('push', folder));
  expect(job).toMatchObject({ event: 'push', ref: 'refs/heads/main' });
  expect(job.pullRequest).toBeUndefined();
});

test('what is checked out is at its commit', async () => {
  const { commit } = proposed();
  await mkdir(join(folder, 'tree'));
  await writeFile(join(folder, 'tree', 'manage.py'), '');
  await checkOut(join(folder, 'tree'), commit, join(folder, 'workspace'));
  expect(await checkedOut(join(folder, 'workspace'))).toBe(commit);
});

test("a comment's headline as a reader sees it", () => {
  const comment = '<!-- mark -->\n\n### 🟣 The merge brings <code>production</code>&#58; 1 to change\n\nmore';
  expect(headlineOf(comment)).toBe('🟣 The merge brings production: 1 to change');
});
