import { describe, expect, test } from 'vitest';
import type { PlanChange } from '../../src/model/plan-change.ts';
import { deploy, failureOf, told } from './acts.ts';
import { befall } from './calls.ts';
import { evidence, QUEUE, RULE, shop } from './parity-stage.ts';
import { pullRequest } from './pull-request.ts';
import type { Stage } from './stage.ts';

/** Two pull requests, each planned without the other. */
async function twoPlans(stage: Stage) {
  const first = pullRequest(stage, 'queue');
  const second = pullRequest(stage, 'rule');
  stage.engine.infra.extraChanges = [QUEUE];
  await first.plan();
  stage.engine.infra.extraChanges = [RULE];
  await second.plan();
  return { first, second };
}

describe('a change that another pull request has announced', () => {
  test.each(['merge', 'squash', 'rebase'] as const)(
    'goes on while that one is merged by a %s and not live yet',
    async (way) => {
      const stage = await shop();
      const { first, second } = await twoPlans(stage);
      first.merge(way);
      stage.build('a direct push between them');
      stage.engine.infra.extraChanges = [QUEUE, RULE];
      const played = await deploy(stage, second.merge(way));
      expect(told(played.outcome)).toEqual({ result: 'live', exit: 0, changed: true, liveColor: 'green' });
      expect(evidence(played)).toBe('all announced on #2 and, not live yet, on #1');
    },
  );

  test('stops when that one is live already: it should have been done', async () => {
    const stage = await shop();
    const { first, second } = await twoPlans(stage);
    stage.engine.infra.extraChanges = [QUEUE];
    expect(told((await deploy(stage, first.merge())).outcome)).toMatchObject({ result: 'live' });
    stage.engine.infra.extraChanges = [QUEUE, RULE];
    const { outcome } = await deploy(stage, second.merge());
    expect(told(outcome)).toMatchObject({ result: 'refused', changed: false, liveColor: 'green' });
    expect(failureOf(outcome).message).toContain(
      'compared with the plan on #2:\n  create aws_sqs_queue.mail',
    );
  });

  test('stops when that one was never merged', async () => {
    const stage = await shop();
    const { second } = await twoPlans(stage);
    stage.engine.infra.extraChanges = [QUEUE, RULE];
    const { outcome } = await deploy(stage, second.merge());
    expect(told(outcome)).toMatchObject({ result: 'refused', changed: false });
  });

  test('stops when that one is open, though its commits come along from another branch', async () => {
    const stage = await shop();
    const { repository, hub } = stage.cloud.github;
    const open = pullRequest(stage, 'stable');
    stage.engine.infra.extraChanges = [QUEUE];
    await open.plan();
    const own = pullRequest(stage, 'rule');
    stage.engine.infra.extraChanges = [RULE];
    await own.plan();
    const release = repository.commit('the rule', 'stable');
    hub.conversations.landAs(own.number, release);
    stage.engine.infra.extraChanges = [QUEUE, RULE];
    const { outcome } = await deploy(stage, stage.built(release), {}, { ref: 'refs/heads/stable' });
    expect(told(outcome)).toMatchObject({ result: 'refused', changed: false });
    expect(failureOf(outcome).message).toContain(
      'compared with the plan on #2:\n  create aws_sqs_queue.mail',
    );
  });

  test('stops when neither has announced it, and names both', async () => {
    const stage = await shop();
    const { first, second } = await twoPlans(stage);
    first.merge();
    stage.engine.infra.extraChanges = [QUEUE, RULE, { ...QUEUE, address: 'aws_sqs_queue.other' }];
    const { message } = failureOf((await deploy(stage, second.merge())).outcome);
    expect(message).toContain('compared with the plan on #2 and the plan on #1 (not live yet):');
    expect(message.match(/ {2}create/g)).toHaveLength(2);
  });

  test('goes on with a notice where GitHub does not tell what was merged since', async () => {
    const stage = await shop();
    const { first, second } = await twoPlans(stage);
    first.merge();
    stage.engine.infra.extraChanges = [QUEUE, RULE];
    const build = second.merge();
    befall(stage, 'compareCommitsWithBasehead', { kind: 'server-error', status: 502 }, 100);
    const { outcome } = await deploy(stage, build);
    expect(told(outcome)).toMatchObject({ result: 'live' });
    expect(outcome.notices[0]).toContain('The deploy goes on: GitHub does not tell what was merged since.');
  });
});

describe('a plan that cannot be compared one by one', () => {
  const many = (count: number): PlanChange[] =>
    Array.from({ length: count }, (_, at) => ({ ...QUEUE, address: `aws_sqs_queue.mail[${at}]` }));

  test('too many to list: equal as a whole', async () => {
    const stage = await shop();
    const pull = pullRequest(stage);
    stage.engine.infra.extraChanges = many(500);
    await pull.plan();
    const played = await deploy(stage, pull.merge());
    expect(told(played.outcome)).toEqual({ result: 'live', exit: 0, changed: true, liveColor: 'green' });
    expect(evidence(played)).toMatch(/^equal/);
  });

  test('too many to list, and one is another: it stops, and does not guess which', async () => {
    const stage = await shop();
    const pull = pullRequest(stage);
    stage.engine.infra.extraChanges = many(500);
    await pull.plan();
    stage.engine.infra.extraChanges = [...many(499), RULE];
    const { outcome } = await deploy(stage, pull.merge());
    expect(told(outcome)).toMatchObject({ result: 'refused', changed: false });
    expect(failureOf(outcome).message).toBe(
      "The deploy's plan is not the one that was announced: 1000 changes, compared with the plan on #1, whose 1000 changes are too many to be compared one by one.",
    );
  });

  test('of an older commit than was merged: not equal, though all of it was announced', async () => {
    const stage = await shop();
    const pull = pullRequest(stage);
    stage.engine.infra.extraChanges = [QUEUE];
    await pull.plan();
    const head = pull.push();
    const played = await deploy(stage, pull.merge());
    expect(told(played.outcome)).toMatchObject({ result: 'live' });
    expect(evidence(played)).toBe('all announced on #1');
    expect(played.outcome.notices).toEqual([
      `Compared with the plan on #1, which is of ${pull.commit.slice(0, 12)} while ${head.slice(0, 12)} was merged. It told all that this deploy changes.`,
    ]);
  });

  test('of an older commit, and the newer one changes more: stops', async () => {
    const stage = await shop();
    const pull = pullRequest(stage);
    await pull.plan();
    pull.push();
    stage.engine.infra.extraChanges = [QUEUE];
    const { outcome } = await deploy(stage, pull.merge());
    expect(told(outcome)).toMatchObject({ result: 'refused', changed: false });
    expect(failureOf(outcome).message).toContain('the plan on #1, which is of');
  });

  test('that failed: what changes was announced by nobody', async () => {
    const stage = await shop();
    const pull = pullRequest(stage);
    stage.cloud.images.repositories.delete('shop');
    await pull.plan();
    stage.engine.infra.extraChanges = [QUEUE];
    const build = pull.merge();
    const { outcome } = await deploy(stage, build);
    expect(failureOf(outcome).message).toContain('compared with #1, whose plan came to no good end:');
    stage.engine.infra.extraChanges = [];
    const played = await deploy(stage, build);
    expect(told(played.outcome)).toMatchObject({ result: 'live' });
    expect(evidence(played)).toBe('nothing left to change of what was announced on #1');
  });
});
