import { describe, expect, test } from 'vitest';
import { deployedPlans } from '../../src/report/plan/deployed.ts';
import { redaction } from '../../src/report/redaction.ts';
import { summary } from '../../src/report/summary.ts';
import { BLUE, deploy, failureOf, GREEN, goLive, live, openStage, told } from './acts.ts';
import { evidence, lbChange, planned, QUEUE, RULE, shop } from './parity-stage.ts';
import { pullRequest } from './pull-request.ts';

const WRITES =
  /\b(Put|Create|Delete|Update|Register|Deregister|Run|Stop|Request)[A-Z]\w*|dns\.records\.(create|edit|delete|batch|update)/;
/** Whoever looks under the lock takes it and gives it back. */
const OWN_LOCK = /\/lock\.json/;

describe('what was announced goes on', () => {
  test.each(['merge', 'squash', 'rebase'] as const)('equal, brought by a %s', async (way) => {
    const stage = await shop();
    const pull = pullRequest(stage);
    pull.push();
    stage.engine.infra.extraChanges = [QUEUE];
    await pull.plan();
    stage.engine.planned.splice(0);
    const played = await deploy(stage, pull.merge(way));
    expect(told(played.outcome)).toEqual({ result: 'live', exit: 0, changed: true, liveColor: 'green' });
    expect(evidence(played)).toMatch(/^equal to the plan on #1, digest [0-9a-f]{12}$/);
    expect(pull.comments()[0]).toContain(evidence(played).slice(-12));
    expect(planned(stage)).toEqual(['shared', 'blue', 'green']);
  });

  test('a change that is not left to do stops nobody', async () => {
    const stage = await shop();
    const pull = pullRequest(stage);
    stage.engine.infra.extraChanges = [QUEUE, RULE];
    await pull.plan();
    stage.engine.infra.extraChanges = [RULE];
    const played = await deploy(stage, pull.merge());
    expect(told(played.outcome)).toEqual({ result: 'live', exit: 0, changed: true, liveColor: 'green' });
    expect(evidence(played)).toBe('all announced on #1, where 2 changes more were told');
  });

  test('another colour, image and release than those of the comment make no difference', async () => {
    const stage = await shop();
    const pull = pullRequest(stage);
    const says = (color: string) => {
      const line = stage.ledger().releases.at(-1);
      return lbChange('tags.made', 'by hand', `${color} ${line?.image} ${line?.release}`);
    };
    stage.engine.infra.extraColorChanges = [says('blue')];
    await pull.plan();
    stage.engine.infra.extraColorChanges = [];
    await goLive(stage, 'two');
    expect(live(stage)).toBe(GREEN);
    stage.engine.infra.extraColorChanges = [says('green')];
    const played = await deploy(stage, pull.merge());
    expect(told(played.outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
    expect(evidence(played)).toMatch(/^equal/);
  });

  test('a first deploy is compared by the same placeholders', async () => {
    const stage = await openStage();
    stage.cloud.images.repositories.set('shop', 'IMMUTABLE');
    stage.cloud.github.repository.commit('empty');
    const pull = pullRequest(stage);
    await pull.plan();
    const build = pull.merge();
    const played = await deploy(stage, build);
    expect(told(played.outcome)).toEqual({ result: 'live', exit: 0, changed: true, liveColor: 'blue' });
    expect(evidence(played)).toMatch(/^equal/);
    const nothing = `123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop@sha256:${'0'.repeat(64)}`;
    const images = stage.engine.planned.flatMap(({ stack, image }) => (stack === 'blue' ? [image] : []));
    // The plan's, the comparison's, and that of what is deployed.
    expect(images).toEqual([nothing, nothing, build.image]);
  });
});

describe('what was not announced', () => {
  async function different(more: Parameters<typeof deploy>[2] = {}) {
    const stage = await shop();
    const pull = pullRequest(stage);
    stage.engine.infra.extraChanges = [QUEUE];
    await pull.plan();
    stage.engine.infra.extraChanges = [QUEUE, RULE];
    const build = pull.merge();
    stage.engine.planned.splice(0);
    return { stage, build, played: await deploy(stage, build, more) };
  }

  test('stops before the first write, with each change, and on the page too', async () => {
    const { stage, build, played } = await different();
    const { outcome } = played;
    expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, changed: false, liveColor: 'blue' });
    const { step, message, remedy } = failureOf(outcome);
    expect([step, message.split('\n')]).toEqual([
      'check',
      [
        'The deploy would make 2 changes that nobody announced, compared with the plan on #1:',
        '  replace aws_security_group_rule.all in shared: `cidr_blocks` forces it',
        '  replace aws_security_group_rule.all in blue: `cidr_blocks` forces it',
      ],
    ]);
    expect(remedy).toContain('run the plan of #1 again');
    expect(played.calls.filter((call) => WRITES.test(call) && !OWN_LOCK.test(call))).toEqual([]);
    expect(stage.ledger().releases).toHaveLength(1);
    expect(stage.migrations(build)).toBe(0);
    expect(live(stage)).toBe(BLUE);
    expect(summary(outcome)).toContain('replace aws_security_group_rule.all in blue');
    const plans = deployedPlans(outcome, redaction([]), 100_000);
    expect(plans.match(/aws&#95;security&#95;group&#95;rule/g)?.length).toBeGreaterThan(1);
  });

  test('is let through by `warn`, with a notice', async () => {
    const { played } = await different({ planParity: 'warn' });
    expect(told(played.outcome)).toMatchObject({ result: 'live', liveColor: 'green' });
    expect(played.outcome.notices).toEqual([
      'The deploy would make 2 changes that nobody announced, compared with the plan on #1: replace aws_security_group_rule.all in shared: `cidr_blocks` forces it; replace aws_security_group_rule.all in blue: `cidr_blocks` forces it. The deploy goes on: `plan-parity` is `warn`.',
    ]);
    expect(evidence(played)).toBe('2 changes not announced on #1');
  });

  test('is not looked for where it is `off`', async () => {
    const { stage, played } = await different({ planParity: 'off' });
    expect(told(played.outcome)).toEqual({ result: 'live', exit: 0, changed: true, liveColor: 'green' });
    expect(evidence(played)).toBe('not compared');
    expect(planned(stage)).toEqual(['shared', 'green']);
    expect(played.calls.filter((call) => /pulls|PullRequests|graphql/i.test(call))).toEqual([]);
  });

  test('an update says what differs', async () => {
    const stage = await shop();
    const pull = pullRequest(stage);
    await pull.plan();
    stage.engine.infra.extraColorChanges = [lbChange('idle_timeout', '60', '910')];
    const { outcome } = await deploy(stage, pull.merge());
    expect(failureOf(outcome).message).toContain('\n  update aws_lb.this in blue: idle_timeout');
  });

  test('run again after a start that failed it goes on: an earlier run had begun it', async () => {
    const stage = await shop();
    const pull = pullRequest(stage);
    stage.engine.infra.extraChanges = [QUEUE];
    await pull.plan();
    const build = pull.merge();
    stage.cloud.edge.broken.set('green.elb.example.net', 520);
    expect(told((await deploy(stage, build)).outcome)).toMatchObject({ result: 'refused', changed: true });
    stage.cloud.edge.broken.clear();
    stage.engine.infra.extraChanges = [
      { ...QUEUE, attributes: [{ path: 'arn', before: 'absent', after: { known: '"x"' } }] },
    ];
    const { outcome } = await deploy(stage, build);
    expect(told(outcome)).toMatchObject({ result: 'live' });
    expect(outcome.notices.join()).toContain('The deploy goes on: an earlier run has begun to apply it.');
  });
});

describe('a plan that cannot be made again', () => {
  async function unplannable(planParity: 'stop' | 'warn') {
    const stage = await shop();
    const pull = pullRequest(stage);
    await pull.plan();
    const failures = [new Error('the provider gave up')];
    Object.defineProperty(stage.engine.infra, 'extraColorChanges', {
      get: () => {
        const failure = failures.pop();
        if (failure) throw failure;
        return [];
      },
    });
    return (await deploy(stage, pull.merge(), { planParity })).outcome;
  }

  test('stops', async () => {
    const outcome = await unplannable('stop');
    expect(told(outcome)).toMatchObject({ result: 'refused', changed: false });
    expect(failureOf(outcome)).toMatchObject({ step: 'check', message: 'the provider gave up' });
  });

  test('is a notice where differences are', async () => {
    const outcome = await unplannable('warn');
    expect(told(outcome)).toMatchObject({
      result: 'live',
      notices: ['The plan could not be made again, and nothing was compared: the provider gave up'],
    });
  });
});
