import { describe, expect, test } from 'vitest';
import { parityMark } from '../../src/model/parity-mark.ts';
import { jobToken } from '../cloud/github/tokens.ts';
import { deploy, failureOf, openStage, told } from './acts.ts';
import { evidence, planned, QUEUE, RULE, shop } from './parity-stage.ts';
import { pullRequest } from './pull-request.ts';
import type { Stage } from './stage.ts';

/** It went on, with one notice, and without a look at the colour that is live. */
function expectNotCompared(stage: Stage, played: Awaited<ReturnType<typeof deploy>>, why: string): void {
  expect(told(played.outcome)).toEqual({
    ...{ result: 'live', exit: 0, changed: true, liveColor: 'green' },
    notices: [`No plan to compare with: ${why}.`],
  });
  expect(evidence(played)).toBe('no plan to compare with');
  expect(planned(stage)).toEqual(['shared', 'green']);
}

describe('with nothing to compare with it goes on and says why', () => {
  test('a direct push', async () => {
    const stage = await shop();
    const build = stage.build('two');
    stage.engine.planned.splice(0);
    expectNotCompared(
      stage,
      await deploy(stage, build),
      `no pull request brought ${build.release.slice(0, 12)}`,
    );
  });

  test('a run that somebody dispatched, whatever was announced', async () => {
    const stage = await shop();
    const pull = pullRequest(stage);
    await pull.plan();
    stage.engine.infra.extraChanges = [QUEUE];
    const build = pull.merge();
    stage.engine.planned.splice(0);
    const played = await deploy(stage, build, {}, { event: 'workflow_dispatch' });
    expectNotCompared(stage, played, 'this run was dispatched by hand');
  });

  test('a plan that was told never to comment', async () => {
    const stage = await shop();
    const pull = pullRequest(stage);
    await pull.plan({ comment: 'never' });
    const build = pull.merge();
    stage.engine.planned.splice(0);
    expectNotCompared(
      stage,
      await deploy(stage, build),
      '#1 has no plan by github-actions[bot]: its `comment` is `never`, or `changes` without any, or it was deleted',
    );
  });

  test('a comment that somebody has deleted', async () => {
    const stage = await shop();
    const pull = pullRequest(stage);
    await pull.plan();
    stage.cloud.github.hub.conversations.comments.clear();
    const build = pull.merge();
    stage.engine.planned.splice(0);
    const played = await deploy(stage, build);
    expect(played.outcome.notices.join()).toMatch(/^No plan to compare with: #1 has no plan .* deleted\.$/);
    expect(planned(stage)).toEqual(['shared', 'green']);
  });

  test("a fork's pull request", async () => {
    const stage = await shop();
    const pull = pullRequest(stage, 'change', 'ada/shop');
    const build = pull.merge();
    stage.engine.planned.splice(0);
    expectNotCompared(stage, await deploy(stage, build), '#1 comes from a fork, where no plan can comment');
  });

  test('GitHub, which does not answer', async () => {
    const stage = await shop();
    const pull = pullRequest(stage);
    await pull.plan();
    const build = pull.merge();
    stage.cloud.github.down = true;
    const { outcome } = await deploy(stage, build);
    expect(told(outcome)).toMatchObject({ result: 'live', liveColor: 'green' });
    expect(outcome.notices[0]).toMatch(/^No plan to compare with: GitHub's API does not answer .*503/);
  });

  test('GitHub, which asks for more patience than a deploy has', async () => {
    const stage = await shop();
    const pull = pullRequest(stage);
    await pull.plan();
    const build = pull.merge();
    const throttled = { kind: 'primary', seconds: 3_600 } as const;
    stage.cloud.faults.when(({ operation }) => operation.includes('listPullRequests'), {
      kind: 'throttle',
      retryAfterSeconds: throttled.seconds,
    });
    const { outcome } = await deploy(stage, build);
    expect(told(outcome)).toMatchObject({ result: 'live', liveColor: 'green' });
    expect(outcome.notices).toEqual(['No plan to compare with: No answer within 60 seconds.']);
  });

  test('a token that may not read pull requests: the notice names the permission', async () => {
    const stage = await shop();
    const pull = pullRequest(stage);
    await pull.plan();
    const build = pull.merge();
    stage.cloud.github.tokens.set(stage.cloud.token, jobToken({ contents: 'read', deployments: 'write' }));
    const { outcome } = await deploy(stage, build);
    expect(told(outcome)).toMatchObject({ result: 'live', liveColor: 'green' });
    expect(outcome.notices[0]).toContain('pull-requests: read');
  });
});

/** What an attacker who may comment would write: the marks of a plan that announces this. */
function forge(stage: Stage, pull: number, digests: readonly string[]): void {
  const { conversations } = stage.cloud.github.hub;
  const head = conversations.issues.get(pull)?.pull?.head ?? '';
  const body = `<!-- flipgate:plan:shop-production -->\n<!-- flipgate:by:${head}:9.1 -->\n${parityMark('production', head, 'a'.repeat(64), digests)}`;
  conversations.comment(pull, 'mallory', body);
}

/** The digests that a plan of these changes has, from a comment that is deleted at once. */
async function digestsOf(stage: Stage): Promise<readonly string[]> {
  const pull = pullRequest(stage, 'spy');
  await pull.plan();
  const { conversations } = stage.cloud.github.hub;
  const listed = /flipgate:parity:1 \S+ \S+ \S+ \d+ ([\w-]*)/.exec(pull.comments()[0] ?? '')?.[1] ?? '';
  conversations.comments.clear();
  return listed.match(/.{20}/g) ?? [];
}

describe("somebody else's comment announces nothing", () => {
  test('beside the own one', async () => {
    const stage = await shop();
    stage.engine.infra.extraChanges = [RULE];
    const digests = await digestsOf(stage);
    expect(digests).toHaveLength(2);
    stage.engine.infra.extraChanges = [];
    const pull = pullRequest(stage);
    forge(stage, pull.number, digests);
    await pull.plan();
    stage.engine.infra.extraChanges = [RULE];
    const { outcome } = await deploy(stage, pull.merge());
    expect(told(outcome)).toMatchObject({ result: 'refused', changed: false });
    expect(failureOf(outcome).message).toContain(RULE.address);
  });

  test('in place of one', async () => {
    const stage = await shop();
    const pull = pullRequest(stage);
    forge(stage, pull.number, []);
    const { outcome } = await deploy(stage, pull.merge());
    expect(outcome.notices.join()).toContain('#1 has no plan by github-actions[bot]');
  });
});

test('a first deploy that ended on its way is gone on with', async () => {
  const stage = await openStage();
  stage.cloud.images.repositories.set('shop', 'IMMUTABLE');
  stage.cloud.github.repository.commit('empty');
  const pull = pullRequest(stage);
  await pull.plan();
  await stage.engine
    .port()
    .plan({ kind: 'shared' }, {}, AbortSignal.timeout(1_000))
    .then((plan) => plan.apply(AbortSignal.timeout(1_000), () => {}));
  stage.engine.infra.extraColorChanges = [QUEUE];
  const { outcome } = await deploy(stage, pull.merge());
  expect(told(outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
  expect(outcome.notices.join()).toContain('The deploy goes on: an earlier run has begun to apply it.');
});
