import { expect, test } from 'vitest';
import type { DeploymentEntry } from '../cloud/github/deployment-log.ts';
import { jobToken } from '../cloud/github/tokens.ts';
import { begin, deploy, GREEN, goLive, killed, live, openStage, told } from './acts.ts';
import { befall, callsWith } from './calls.ts';
import { SITE } from './requests.ts';
import type { Stage } from './stage.ts';

/** Of whatever no pull request has brought. */
const PUSHED = expect.stringMatching(/^No plan to compare with: no pull request brought \w{12}\.$/);

const RUNS = 'https://github.com/acme/shop/actions/runs';
const WRITES = /github repos\.create/;

/** Every deployment of production that GitHub shows, oldest first, with how it stands. */
function shown(stage: Stage): readonly string[] {
  return stage.cloud.github.hub.deployments.entries.map(
    (entry) => `${entry.task} ${messageOf(stage, entry)} ${entry.states.at(-1)?.state ?? 'nothing'}`,
  );
}

function messageOf(stage: Stage, { sha }: DeploymentEntry): string {
  return stage.cloud.github.repository.commits.get(sha)?.message ?? '';
}

function latest(stage: Stage) {
  return stage.cloud.github.hub.deployments.entries.at(-1)?.states.at(-1);
}

test('a job without an environment: the deployment is made, and takes the place of the one before', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  expect(shown(stage)).toEqual(['deploy one inactive', 'deploy two success']);
  expect(latest(stage)).toMatchObject({
    description: 'live in green',
    environmentUrl: `https://${SITE.hostname}`,
    logUrl: `${RUNS}/1002`,
  });
});

test('a job with an environment has its deployment already: it gets the address, and none is made beside it', async () => {
  const stage = await openStage();
  const one = stage.build('one');
  const endJob = stage.cloud.github.hub.deployments.beginJob('production', one.release, `${RUNS}/1001`);
  const { calls } = await deploy(stage, one);
  expect(latest(stage)).toMatchObject({ state: 'success', environmentUrl: `https://${SITE.hostname}` });
  expect(calls.filter((line) => WRITES.test(line))).toEqual([
    'github repos.createDeploymentStatus 500 success',
  ]);
  endJob('success');
  expect(shown(stage)).toEqual(['deploy one success']);
});

test('a deploy that fails: failure, and what was live before stays shown as live', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await deploy(stage, stage.build('two', { web: { kind: 'exits', after: 500, code: 1 } }));
  expect(shown(stage)).toEqual(['deploy one success', 'deploy two failure']);
  expect(latest(stage)?.description).toBe('failed in start: production is as it was');
});

test('a rollback is a deployment of the release that it went back to', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  const { calls } = await stage.rollback();
  expect(shown(stage)).toEqual(['deploy one inactive', 'deploy two inactive', 'rollback one success']);
  expect(latest(stage)?.description).toBe('rolled back: live in blue');
  const first = calls.findIndex((line) => line.startsWith('github repos.listDeployments'));
  expect(first).toBeGreaterThan(calls.findLastIndex((line) => line.includes('dns.records.list')));
});

test('killed before its first word on the deployment that it made: the next run goes on with that one', async () => {
  const stage = await openStage();
  const one = stage.build('one');
  befall(stage, 'createDeploymentStatus', { kind: 'kill-before' });
  await killed(begin(stage, one));
  expect(shown(stage)).toEqual(['deploy one nothing']);
  await deploy(stage, one);
  expect(shown(stage)).toEqual(['deploy one success']);
});

test('killed after its record: the next run, which has nothing to do, finishes what is shown', async () => {
  const stage = await openStage();
  const one = stage.build('one');
  befall(stage, 'createDeploymentStatus 500 success', { kind: 'kill-before' });
  await killed(begin(stage, one));
  expect(shown(stage)).toEqual(['deploy one in_progress']);
  const { outcome } = await deploy(stage, one);
  expect(told(outcome)).toMatchObject({ result: 'unchanged' });
  expect(shown(stage)).toEqual(['deploy one success']);
});

test('a token that may not: one notice that names the permission, and the release is live', async () => {
  const stage = await openStage();
  const granted = { contents: 'read', actions: 'read', 'pull-requests': 'read' } as const;
  stage.cloud.github.tokens.set(stage.cloud.token, jobToken(granted));
  const { outcome } = await deploy(stage, stage.build('one'));
  expect(told(outcome)).toMatchObject({
    result: 'live',
    notices: [
      PUSHED,
      'GitHub does not show this deployment. GitHub refused (deployments to production): HTTP 403 Resource not accessible by integration Give the job `deployments: write`, or in `github-token` a token that may do this.',
    ],
  });
});

test.each([
  ['refuses to answer', { kind: 'throttle', retryAfterSeconds: 300 }],
  ['does not answer', { kind: 'delay', ms: 600_000 }],
] as const)(
  'GitHub %s: the deploy waits three seconds at its begin and three at its end',
  async (_, fault) => {
    const stage = await openStage();
    await goLive(stage, 'one');
    befall(stage, 'Deployment', fault, 100);
    const from = stage.clock.now();
    const { outcome } = await deploy(stage, stage.build('two'));
    const ended = stage.clock.now();
    expect(told(outcome)).toMatchObject({
      result: 'live',
      notices: [PUSHED, expect.stringContaining('GitHub')],
    });
    const [first, ...more] = callsWith(stage, 'Deployment', from).map(({ at }) => at);
    const [next] = callsWith(stage, 'ecr BatchGetImage', from).map(({ at }) => at);
    expect((next ?? Infinity) - (first ?? 0)).toBeLessThanOrEqual(3_000);
    expect(ended - (more.at(-1) ?? 0)).toBeLessThanOrEqual(3_000);
    expect(live(stage)).toBe(GREEN);
  },
);

test('GitHub that does not answer holds up neither a rollback nor its lock', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  befall(stage, 'Deployment', { kind: 'delay', ms: 600_000 }, 100);
  const { outcome } = await stage.rollback();
  expect(told(outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
  const unlocked = callsWith(stage, 'DeleteObject').at(-1)?.at ?? Infinity;
  expect(callsWith(stage, 'listDeployments').at(-1)?.at).toBeGreaterThanOrEqual(unlocked);
});

test('a dry run shows nothing', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  const before = shown(stage);
  const rehearsed = [
    await deploy(stage, stage.build('three'), { dryRun: true }),
    await stage.rollback({ dryRun: true }),
  ];
  expect(rehearsed.flatMap(({ calls }) => calls.filter((line) => /Deployment/.test(line)))).toEqual([]);
  expect(shown(stage)).toEqual(before);
  expect(live(stage)).toBe(GREEN);
});
