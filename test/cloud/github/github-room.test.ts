import { getOctokit } from '@actions/github';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openGitHub } from '../../../src/adapters/github.ts';
import { cloudFetch } from '../cloud-fetch.ts';
import { Described } from './described.ts';
import { GitHubRoom } from './github-room.ts';
import { Repository } from './repository.ts';
import { FORK_TOKEN, jobToken, tokenOf } from './tokens.ts';

const NOW = Date.parse('2026-11-02T09:00:00Z');
const described = new Described();
let repository: Repository;
let room: GitHubRoom;
beforeEach(() => {
  repository = new Repository('acme', 'shop');
  room = new GitHubRoom(repository, { now: () => NOW });
});
afterEach(() => expect(described.faults).toEqual([]));

const fetch = cloudFetch(described.watch((request) => room.answer(request)));
const apiUrl = 'https://api.github.com';
const where = { owner: 'acme', repo: 'shop' };
const github = () => openGitHub({ token: 't', repository: 'acme/shop', apiUrl, fetch });
const octokit = (token = 't') => getOctokit(token, { baseUrl: apiUrl, request: { fetch } });

test('what GitHub does not describe is noted, whoever said it', async () => {
  const said = { status: 201, headers: { 'content-type': 'application/json' }, body: '{"id":"seven"}' };
  const strange = cloudFetch(described.watch(async () => said));
  const { rest } = getOctokit('t', { baseUrl: apiUrl, request: { fetch: strange } });
  const more = { depth: 1 };
  await rest.issues.createComment({ ...where, issue_number: 1, body: 7 as unknown as string, ...more });
  expect(described.faults.splice(0).join('\n')).toMatch(
    /asked: \/body must be string[\s\S]*\/id must be integer/,
  );
});

test('a run is finished, going, or an earlier attempt', async () => {
  repository.run(1, 'in_progress', 2);
  expect(await github().runFinished('1', 2)).toBe(false);
  expect(await github().runFinished('1', 1)).toBe(true);
  repository.run(1, 'completed', 2);
  expect(await github().runFinished('1', 2)).toBe(true);
  expect(await github().runFinished('2', 1)).toBe('unknown');
  room.down = true;
  expect(await github().runFinished('1', 2)).toBe('unknown');
});

test('a comparison lists what head has and base has not, over all its pages', async () => {
  const base = repository.commit('first');
  repository.branch('side');
  for (let number = 1; number <= 130; number++) repository.commit(`change ${number}`);
  const comparison = await github().compare(base, 'main');
  if (comparison === 'unknown') throw new Error('GitHub is there');
  expect(comparison.status).toBe('ahead');
  expect(comparison.commits.map(({ message }) => message)).toEqual(
    Array.from({ length: 130 }, (_, index) => `change ${index + 1}`),
  );
  expect(await github().compare('main', base)).toMatchObject({ status: 'behind', commits: [] });
  expect(await github().compare(base, base)).toMatchObject({ status: 'identical' });
  repository.commit('aside', 'side');
  expect(await github().compare('main', 'side')).toMatchObject({ status: 'diverged' });
  expect(await github().branchHead('main')).toBe(repository.branches.get('main'));
});

test('runs and commits are told as GitHub describes them', async () => {
  const base = repository.commit('first');
  repository.commit('second');
  repository.run(1, 'completed');
  const { rest } = octokit();
  await rest.actions.getWorkflowRun({ ...where, run_id: 1 });
  await rest.actions.getWorkflowRunAttempt({ ...where, run_id: 1, attempt_number: 1 });
  await rest.repos.compareCommitsWithBasehead({ ...where, basehead: `${base}...main` });
  await rest.repos.getBranch({ ...where, branch: 'main' });
  expect((await rest.repos.listCommits(where)).data).toHaveLength(2);
  await rest.repos.getCommit({ ...where, ref: 'main' });
});

test('lists come in pages, thirty at once or as many as a hundred, with links to the others', async () => {
  const { number } = room.hub.conversations.open({ author: 'ada', title: 'one', body: '' });
  for (let nth = 1; nth <= 250; nth++) room.hub.conversations.comment(number, 'ada', `comment ${nth}`);
  const { rest, paginate } = octokit();
  const asked = { ...where, issue_number: number };
  const first = await rest.issues.listComments(asked);
  expect(first.data).toHaveLength(30);
  expect(first.headers.link).toContain('page=2>; rel="next"');
  expect(first.headers.link).toContain('page=9>; rel="last"');
  const most = await rest.issues.listComments({ ...asked, per_page: 100, page: 3 });
  expect(most.data.map(({ body }) => body).at(-1)).toBe('comment 250');
  expect(most.headers.link).not.toContain('rel="next"');
  expect(await paginate(rest.issues.listComments, { ...asked, per_page: 100 })).toHaveLength(250);
});

test('comments, issues and labels are written and told', async () => {
  const { rest } = octokit();
  const { data: issue } = await rest.issues.create({
    ...where,
    title: 'Drift',
    body: 'x',
    labels: ['drift'],
  });
  const at = { ...where, issue_number: issue.number };
  const { data: comment } = await rest.issues.createComment({ ...at, body: 'hello' });
  expect(comment.user?.login).toBe('github-actions[bot]');
  await rest.issues.updateComment({ ...where, comment_id: comment.id, body: 'again' });
  expect(room.hub.conversations.commentsOf(issue.number).map(({ body }) => body)).toEqual(['again']);
  await rest.issues.deleteComment({ ...where, comment_id: comment.id });
  expect(room.hub.conversations.commentsOf(issue.number)).toEqual([]);
  await rest.issues.addLabels({ ...at, labels: ['b'] });
  await rest.issues.removeLabel({ ...at, name: 'drift' });
  await expect(rest.issues.removeLabel({ ...at, name: 'drift' })).rejects.toMatchObject({ status: 404 });
  await rest.issues.update({ ...at, state: 'closed', state_reason: 'completed' });
  expect((await rest.issues.listForRepo(where)).data).toEqual([]);
  const all = await rest.issues.listForRepo({ ...where, state: 'all', labels: 'b' });
  expect(all.data).toMatchObject([{ number: issue.number, state: 'closed' }]);
});

test('what is too long is refused and changes nothing', async () => {
  const { rest } = octokit();
  const { number } = room.hub.conversations.open({ author: 'ada', title: 'one', body: '' });
  const at = { ...where, issue_number: number };
  await rest.issues.createComment({ ...at, body: 'x'.repeat(65_536) });
  const refused = { status: 422, message: expect.stringContaining('body is too long') };
  await expect(rest.issues.createComment({ ...at, body: 'x'.repeat(65_537) })).rejects.toMatchObject(refused);
  await expect(rest.issues.update({ ...at, body: 'x'.repeat(65_537) })).rejects.toMatchObject(refused);
  expect(room.hub.conversations.commentsOf(number)).toHaveLength(1);
});

test.each(['merge', 'squash', 'rebase'] as const)(
  'a pull request is found by what its %s brought',
  async (way) => {
    repository.commit('first');
    repository.branch('change');
    const early = repository.commit('one', 'change');
    repository.commit('two', 'change');
    const { number } = room.hub.conversations.openPull('change');
    const { rest } = octokit();
    const of = async (commit_sha: string) =>
      (await rest.repos.listPullRequestsAssociatedWithCommit({ ...where, commit_sha })).data.map(
        (it) => it.number,
      );
    expect(await of(early)).toEqual([number]);
    const merged = room.hub.conversations.merge(number, way);
    expect(await of(merged)).toEqual([number]);
    expect(await of(repository.commit('direct'))).toEqual([]);
    const { data } = await rest.pulls.get({ ...where, pull_number: number });
    expect(data).toMatchObject({ merged: true, merge_commit_sha: merged, state: 'closed' });
  },
);

test('a pull request from a fork, and from one that is gone', async () => {
  repository.commit('first');
  repository.branch('change');
  const { rest } = octokit();
  for (const from of ['mallory/shop', null]) {
    const { number } = room.hub.conversations.openPull('change', from);
    const { data } = await rest.pulls.get({ ...where, pull_number: number });
    expect(data.head.repo?.full_name).toBe(from ?? undefined);
  }
  // GitHub's own description has no word for a fork that was deleted.
  expect(described.faults.splice(0)).toEqual([expect.stringContaining('/head/repo must be object')]);
});

test('deployments: newest first, by commit and environment, and what takes whose place', async () => {
  const sha = repository.commit('first');
  const { rest } = octokit();
  const make = { ...where, ref: sha, auto_merge: false, required_contexts: [] };
  for (const environment of ['staging', 'production']) {
    for (let nth = 0; nth < 2; nth++) {
      const { data } = await rest.repos.createDeployment({ ...make, environment });
      if (!('id' in data)) throw new Error('no deployment');
      const status = { ...where, deployment_id: data.id, state: 'success', log_url: 'https://x' } as const;
      await rest.repos.createDeploymentStatus(status);
    }
    const { data } = await rest.repos.listDeployments({ ...where, environment, sha });
    const states = await Promise.all(
      data.map(async ({ id }) => {
        const { data } = await rest.repos.listDeploymentStatuses({ ...where, deployment_id: id });
        return data[0]?.state;
      }),
    );
    expect(states).toEqual(['success', environment === 'production' ? 'success' : 'inactive']);
  }
  await expect(rest.repos.createDeployment({ ...where, ref: sha })).rejects.toMatchObject({ status: 409 });
  await expect(rest.repos.createDeployment({ ...make, ref: 'nothing' })).rejects.toMatchObject({
    status: 422,
  });
});

test('a check run beside a commit', async () => {
  const head_sha = repository.commit('first');
  const { rest } = octokit();
  const output = { title: 'Plan: 2 to add', summary: 'all of it' };
  await rest.checks.create({ ...where, head_sha, name: 'plan', conclusion: 'success', output });
  expect(room.hub.checks.runs).toMatchObject([{ title: 'Plan: 2 to add', status: 'completed' }]);
});

test('a token may what it was given, and writes under its name', async () => {
  const { number } = room.hub.conversations.open({ author: 'ada', title: 'one', body: '' });
  const write = (token: string) =>
    octokit(token).rest.issues.createComment({ ...where, issue_number: number, body: 'x' });
  room.tokens.set('fork', FORK_TOKEN);
  room.tokens.set('bare', jobToken({ contents: 'read' }));
  room.tokens.set('pulls', jobToken({ 'pull-requests': 'write' }));
  room.tokens.set('app', tokenOf('ship-it[bot]'));
  const refused = { status: 403, message: expect.stringContaining('Resource not accessible by integration') };
  await expect(write('fork')).rejects.toMatchObject(refused);
  await expect(write('bare')).rejects.toMatchObject(refused);
  expect((await write('pulls')).data.user?.login).toBe('github-actions[bot]');
  expect((await write('app')).data.user?.login).toBe('ship-it[bot]');
  expect(await octokit('app').graphql('query { viewer { login } }')).toEqual({
    viewer: { login: 'ship-it[bot]' },
  });
  const read = octokit('fork').rest.issues.listComments({ ...where, issue_number: number });
  expect((await read).data).toHaveLength(2);
});

test('limits are told in their headers, by the clock that the answer carries', async () => {
  const ask = () => octokit().rest.issues.listForRepo(where);
  room.limits.push({ kind: 'primary', seconds: 60 }, { kind: 'secondary', seconds: 7, status: 429 });
  const primary = { status: 403, response: { headers: { 'x-ratelimit-reset': String(NOW / 1000 + 60) } } };
  await expect(ask()).rejects.toMatchObject(primary);
  await expect(ask()).rejects.toMatchObject({ status: 429, response: { headers: { 'retry-after': '7' } } });
  expect((await ask()).data).toEqual([]);
});

test('what the runs of a pull request are for is on no branch, and gone with the next push', async () => {
  const tip = repository.commit('first');
  repository.branch('change');
  const head = repository.commit('one', 'change');
  const { conversations } = room.hub;
  const { number } = conversations.openPull('change');
  const { rest } = octokit();
  const shown = async () => (await rest.pulls.get({ ...where, pull_number: number })).data.merge_commit_sha;
  const tried = conversations.tryMerge(number);
  expect(repository.commits.get(tried)?.parents).toEqual([tip, head]);
  expect([...repository.branches.values()]).not.toContain(tried);
  expect(await shown()).toBe(tried);
  conversations.push(number, 'two');
  expect(await shown()).toBeNull();
});
