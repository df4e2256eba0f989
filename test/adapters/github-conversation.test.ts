import { expect, test } from 'vitest';
import { Throttled } from '../../src/model/failure.ts';
import { openHubStage } from '../cloud/github/hub-stage.ts';
import { tokenOf } from '../cloud/github/tokens.ts';

test('whom the token writes as: a job, an application, a person', async () => {
  const { as, room } = openHubStage();
  room.tokens.set('app', tokenOf('ship-it[bot]'));
  room.tokens.set('person', tokenOf('ada'));
  expect(await as('job').self()).toBe('github-actions[bot]');
  expect(await as('app').self()).toBe('ship-it[bot]');
  expect(await as('person').self()).toBe('ada');
});

test.each(['merge', 'squash', 'rebase'] as const)(
  'the pull request that a %s brought, by any commit of it',
  async (way) => {
    const { as, room, conversations } = openHubStage();
    const { number, pull } = conversations.openPull('change');
    const job = as('job');
    const open = { number, state: 'open', head: pull?.head, fork: false };
    expect(await job.pullRequest(number)).toEqual(open);
    expect(await job.pullRequestsOf(pull?.head ?? '')).toEqual([open]);
    const mergedAs = conversations.merge(number, way);
    expect(await job.pullRequestsOf(mergedAs)).toEqual([{ ...open, state: 'closed', mergedAs }]);
    expect(await job.pullRequestsOf(room.repository.commit('direct'))).toEqual([]);
  },
);

test("a fork's pull request is told from the repository's own", async () => {
  const { as, conversations } = openHubStage();
  const { number } = conversations.openPull('change', 'mallory/shop');
  expect(await as('job').pullRequest(number)).toMatchObject({ fork: true });
});

test('labels come and go, and once more does no harm', async () => {
  const { as, conversations } = openHubStage();
  const { number, labels } = conversations.openPull('change');
  const job = as('job');
  for (let twice = 0; twice < 2; twice++) await job.addLabel(number, 'plan: changes');
  expect([...labels]).toEqual(['plan: changes']);
  for (let twice = 0; twice < 2; twice++) await job.removeLabel(number, 'plan: changes');
  expect([...labels]).toEqual([]);
});

test('a check beside the commit', async () => {
  const { as, room, conversations } = openHubStage();
  const commit = conversations.openPull('change').pull?.head ?? '';
  const title = 'Plan: 2 to add, 1 to change';
  await as('job').addCheck({ commit, name: 'plan production', conclusion: 'success', title, summary: 'all' });
  expect(room.hub.checks.runs).toMatchObject([{ headSha: commit, title, conclusion: 'success' }]);
});

test('what is gone is told apart from what is refused, and a limit from both', async () => {
  const { as, room } = openHubStage();
  const job = as('job');
  expect(await job.editComment(1, 'x')).toBe('gone');
  await job.removeComment(1);
  room.limits.push({ kind: 'secondary', seconds: 30, status: 403 });
  await expect(job.removeComment(1)).rejects.toBeInstanceOf(Throttled);
});
