import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Job } from '../../src/model/job.ts';
import type { PlanChange } from '../../src/model/plan-change.ts';
import type { PlanRequest } from '../../src/model/request.ts';
import { rendered } from '../../src/report/plan/render.ts';
import { goLive, openStage, told } from './acts.ts';
import { finished, type Played } from './played.ts';
import { planRequest } from './requests.ts';

/** A pull request that changes as many queues, on a stage where one release is live. */
async function openChange(queues: number) {
  const stage = await openStage();
  stage.cloud.images.repositories.set('shop', 'IMMUTABLE').set('shop/cache', 'MUTABLE');
  await goLive(stage, 'one');
  stage.engine.infra.extraChanges = Array.from({ length: queues }, (_, at) => queue(at));
  const { repository, hub } = stage.cloud.github;
  repository.branch('change');
  const commit = repository.commit('queues', 'change');
  const { number } = hub.conversations.openPull('change');
  const temp = mkdtempSync(join(tmpdir(), 'flipgate-plan-'));
  onTestFinished(() => rmSync(temp, { recursive: true }));
  const pullRequest = { number, head: { commit, fork: false } };
  const plan = (more: Partial<PlanRequest> = {}, job: Partial<Job> = {}): Promise<Played> =>
    finished(
      stage.start(planRequest(more), { sha: commit, event: 'pull_request', pullRequest, temp, ...job }),
    );
  return {
    ...{ stage, temp, plan, artifacts: stage.cloud.results.shelf.artifacts },
    comment: () => hub.conversations.commentsOf(number).map(({ body }) => body)[0] ?? '',
  };
}

function queue(at: number): PlanChange {
  return {
    address: `aws_sqs_queue.jobs["${at}"]`,
    type: 'aws_sqs_queue',
    action: 'update',
    attributes: [{ path: 'delay_seconds', before: { known: `${at}` }, after: { known: `${at + 1}` } }],
  };
}

function pageOf({ outcome: { picture } }: Played): string {
  return picture ? rendered(picture, (text) => text).page : '';
}

test('a plan that the comment has no room for is whole in an artifact, to which the comment links', async () => {
  const { plan, comment, artifacts } = await openChange(1_500);
  const played = await plan();
  expect(told(played.outcome)).toMatchObject({ result: 'unchanged', exit: 0 });
  const [kept, ...others] = artifacts;
  expect(others).toEqual([]);
  const whole = kept?.blob.content?.toString() ?? '';
  // Both stacks have them.
  expect(whole.match(/^update aws_sqs_queue\.jobs/gm)).toHaveLength(3_000);
  expect(whole).toContain('-- what happens on merge --');
  const url = 'https://github.com/acme/shop/actions/runs/1002/artifacts/1';
  expect(comment()).toContain(`all of it in [plan-shop-production.txt](${url})`);
  expect(comment().length).toBeLessThan(65_536);
  expect(played.outcome.notices).toContain(`The whole plan is in plan-shop-production.txt: ${url}`);
  const calls = played.calls.filter((call) => /^results|issues\.(create|update)Comment/.test(call));
  expect(calls.at(-1)).toMatch(/^github/);
});

test('the page has more room than the comment: what fits there is not kept without one', async () => {
  const { plan, artifacts } = await openChange(1_500);
  const played = await plan({ comment: 'never' });
  expect(pageOf(played)).not.toContain('There is no room');
  expect(artifacts).toEqual([]);
});

test('a plan of a usual size is kept nowhere else', async () => {
  const { plan, comment, artifacts } = await openChange(20);
  const { calls } = await plan();
  expect(comment()).not.toContain('There is no room');
  expect(artifacts).toEqual([]);
  expect(calls.filter((call) => call.startsWith('results'))).toEqual([]);
});

test('where GitHub does not take it a notice names the file, and the plan goes on', async () => {
  const { stage, plan, comment, temp } = await openChange(1_500);
  stage.cloud.results.refusals.push({ status: 403, msg: 'insufficient usage' });
  const { outcome } = await plan();
  expect(told(outcome)).toMatchObject({ result: 'unchanged', exit: 0 });
  const path = join(temp, 'plan-shop-production.txt');
  expect(outcome.notices.join()).toContain(
    `HTTP 403 insufficient usage. It is in ${path} until the job ends`,
  );
  expect(readFileSync(path, 'utf8')).toContain('update aws_sqs_queue.jobs["1499"]');
  expect(comment()).toContain('all of it in a file of the job, which a notice of the run names');
});

test('a disk without room for it fails no plan either', async () => {
  const { plan, comment } = await openChange(1_500);
  const { outcome } = await plan({}, { temp: '/nowhere' });
  expect(told(outcome)).toMatchObject({ result: 'unchanged', exit: 0 });
  expect(outcome.notices.join()).toContain('The whole plan is kept nowhere: ENOENT');
  expect(comment()).toContain('There is no room for everything here');
});

test('a dry run uploads nothing', async () => {
  const { plan, artifacts } = await openChange(1_500);
  await plan({ dryRun: true });
  expect(artifacts).toEqual([]);
});
