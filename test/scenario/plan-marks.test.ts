import { expect, test } from 'vitest';
import type { PlanRequest } from '../../src/model/request.ts';
import { jobToken } from '../cloud/github/tokens.ts';
import { goLive, openStage, told } from './acts.ts';
import { finished } from './played.ts';
import { planRequest } from './requests.ts';
import type { Stage } from './stage.ts';

const ADDED = { address: 'aws_sqs_queue.mail', type: 'aws_sqs_queue', action: 'create' } as const;
const LOST = { address: 'aws_s3_bucket.media', type: 'aws_s3_bucket', action: 'destroy' } as const;

/** A pull request on the local GitHub, with what is seen beside it. */
async function pullRequest() {
  const stage = await openStage();
  stage.cloud.images.repositories.set('shop', 'IMMUTABLE').set('shop/cache', 'MUTABLE');
  const { hub, repository } = stage.cloud.github;
  repository.commit('before');
  repository.branch('change');
  const commit = repository.commit('a queue', 'change');
  const { labels, number } = hub.conversations.openPull('change');
  const job = { sha: commit, event: 'pull_request', pullRequest: { number, head: { commit, fork: false } } };
  return {
    ...{ stage, commit, labels },
    push: () => hub.conversations.push(number, 'more'),
    plan: (more: Partial<PlanRequest> = {}) => finished(stage.start(planRequest(more), job)),
    checks: () => hub.checks.runs.map(({ conclusion, title }) => `${conclusion} ${title}`),
    check: () => hub.checks.runs.at(-1),
  };
}

async function livePull() {
  const pull = await pullRequest();
  await goLive(pull.stage, 'one');
  return pull;
}

function allow(stage: Stage, granted: Parameters<typeof jobToken>[0]): void {
  stage.cloud.github.tokens.set(stage.cloud.token, jobToken(granted));
}

test('the label is there exactly while the plan changes something or is blocked', async () => {
  const { stage, labels, plan } = await livePull();
  labels.add('by-hand');
  const labelled = async (changes: Stage['engine']['infra']['extraChanges']) => {
    stage.engine.infra.extraChanges = changes;
    await plan({ label: 'infrastructure' });
    return [...labels];
  };
  expect(await labelled([])).toEqual(['by-hand']);
  expect(await labelled([ADDED])).toEqual(['by-hand', 'infrastructure']);
  expect(await labelled([])).toEqual(['by-hand']);
  expect(await labelled([LOST])).toEqual(['by-hand', 'infrastructure']);
});

test.each([1, 2])(
  'GitHub asks for fewer requests, %i times: label and check are made later',
  async (times) => {
    const { stage, labels, plan, checks } = await livePull();
    stage.engine.infra.extraChanges = [ADDED];
    const limit = { kind: 'secondary', seconds: 40, status: 429 } as const;
    stage.cloud.github.limits.push(...Array.from({ length: times }, () => limit));
    await plan({ label: 'infrastructure', comment: 'never' });
    expect(stage.cloud.github.limits).toEqual([]);
    expect([...labels]).toEqual(['infrastructure']);
    expect(checks()).toEqual(['success Plan: 2 to add']);
  },
);

test('no label unless it is wished for, and none by a dry run', async () => {
  const { stage, labels, plan } = await livePull();
  stage.engine.infra.extraChanges = [ADDED];
  await plan();
  await plan({ label: 'infrastructure', dryRun: true });
  expect([...labels]).toEqual([]);
});

test('a plan that could not be made leaves the label as it was', async () => {
  const { stage, labels, plan, checks } = await livePull();
  stage.engine.infra.extraChanges = [ADDED];
  await plan({ label: 'infrastructure' });
  stage.cloud.images.repositories.delete('shop');
  await plan({ label: 'infrastructure' });
  expect([...labels]).toEqual(['infrastructure']);
  expect(checks()).toEqual(['success Plan: 2 to add', 'failure Plan: failed']);
});

test('a run of an older commit leaves the label to a newer one', async () => {
  const { stage, labels, plan, push } = await livePull();
  stage.engine.infra.extraChanges = [ADDED];
  push();
  await plan({ label: 'infrastructure' });
  expect([...labels]).toEqual([]);
});

test('a check beside the commit, with the counts in its title', async () => {
  const { stage, commit, plan, check, checks } = await pullRequest();
  await plan();
  expect(check()).toMatchObject({
    ...{ conclusion: 'neutral', headSha: commit, name: 'Flipgate plan: shop-production' },
    detailsUrl: 'https://github.com/acme/shop/actions/runs/1001',
    title: 'Plan: 2 to add',
    summary: 'The merge brings `production`: 2 to add, provisional.',
  });
  await goLive(stage, 'one');
  await plan({ comment: 'never' });
  stage.engine.infra.extraChanges = [LOST];
  await plan();
  expect(checks()).toEqual([
    'neutral Plan: 2 to add',
    'success Plan: no changes',
    'failure Plan: blocked, 2 to destroy',
  ]);
});

test('without the permission for checks a line of the log says so, and no notice', async () => {
  const { stage, plan, checks } = await livePull();
  allow(stage, { contents: 'read', 'pull-requests': 'write' });
  const { outcome, log } = await plan();
  expect(checks()).toEqual([]);
  expect(told(outcome)).toMatchObject({ result: 'unchanged', exit: 0 });
  expect(outcome.notices.join()).not.toContain('check');
  expect(log.filter((line) => line.includes('check of its own'))).toEqual([
    expect.stringMatching(
      /^The plan has no check of its own beside the commit\. GitHub refused \(check .*HTTP 403/,
    ),
  ]);
});

test('a label that cannot be kept is a notice', async () => {
  const { stage, plan } = await livePull();
  stage.engine.infra.extraChanges = [ADDED];
  allow(stage, { contents: 'read', 'pull-requests': 'read' });
  const { outcome } = await plan({ label: 'infrastructure', comment: 'never' });
  expect(told(outcome)).toMatchObject({ result: 'unchanged', exit: 0 });
  expect(outcome.notices).toContainEqual(
    expect.stringMatching(/^The label could not be kept\. GitHub refused/),
  );
});
