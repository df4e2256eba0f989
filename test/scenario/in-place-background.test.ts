import { expect, test } from 'vitest';
import type { Program } from '../cloud/ecs/behaviour.ts';
import { deploy, failureOf, goLive, killed, told } from './acts.ts';
import { apiDown } from './api-down.ts';
import { expectBackgroundIn, stageWithBackground, tasksOf, watchBeat, workerScaling } from './background.ts';
import { befall, callsWith } from './calls.ts';
import type { BackgroundRole } from './model-infra.ts';
import { goodWeb } from './programs.ts';
import { rollbackRequest } from './requests.ts';
import type { Stage } from './stage.ts';
import { pass } from './web.ts';

const WORKER = 'UpdateService shop-production-green-worker shop-production-blue-worker';
const BEAT = 'UpdateService shop-production-green-beat shop-production-blue-beat';

const crashing: Program = {
  kind: 'exits',
  after: 2_000,
  code: 1,
  lines: [{ after: 100, text: 'ModuleNotFoundError: celery' }],
};

/** The images of a role's tasks that run in green. */
function imagesOf(stage: Stage, role: BackgroundRole | 'web'): readonly (string | undefined)[] {
  return stage.cloud.ecs
    .ran()
    .filter(({ group, status }) => group === `service:shop-production-green-${role}` && status === 'RUNNING')
    .map(({ containers }) => containers[0]?.image);
}

/** Looks all the time how many of green's workers run: the fewest until the end is asked for. */
function watchWorkers(stage: Stage): () => number {
  let fewest = tasksOf(stage, 'green', 'worker');
  let watching = true;
  void (async () => {
    while (watching) {
      await pass(stage, 250);
      if (watching) fewest = Math.min(fewest, tasksOf(stage, 'green', 'worker'));
    }
  })();
  return () => {
    watching = false;
    return fewest;
  };
}

test('web, verified, then workers as many as there were and never fewer, then beat, never two', async () => {
  const stage = await stageWithBackground();
  const { one } = await apiDown(stage);
  await stage.cloud.ecs.autoscale('service/shop-production/shop-production-green-worker', 3);
  await pass(stage, 120_000);
  const [fewest, mostBeats, from] = [watchWorkers(stage), watchBeat(stage), stage.clock.now()];
  const { outcome, log } = await stage.rollback({ inPlace: true });
  expect(told(outcome)).toMatchObject({ result: 'live', exit: 0, liveColor: 'green' });
  const first = (part: string) => callsWith(stage, part, from)[0]?.at ?? Number.NaN;
  const moments = [
    first('UpdateService shop-production-green-web shop-production-blue-web'),
    first(`${WORKER}`),
    first('UpdateService shop-production-green-beat desired=0'),
    first(`${BEAT}`),
  ];
  expect(moments).toEqual(moments.toSorted((earlier, later) => earlier - later));
  expect(callsWith(stage, WORKER, from).map(({ at }) => at)).toHaveLength(1);
  expect(log).toContain('workers: 3 consume in green');
  expect(log.find((line) => line.startsWith('beat:'))).toMatch(
    /^beat: runs in green, without a beat for at most [\d.]+ s$/,
  );
  await expectBackgroundIn(stage, 'green', 3);
  expect([imagesOf(stage, 'worker'), imagesOf(stage, 'beat')]).toEqual([
    [one.image, one.image, one.image],
    [one.image],
  ]);
  expect(fewest()).toBe(3);
  expect(mostBeats()).toBe(1);
  expect(await workerScaling(stage, 'green')).toEqual({ min: 1, suspended: [] });
});

const CALLS = [
  'UpdateService shop-production-green-web shop-production-blue-web',
  WORKER,
  'UpdateService shop-production-green-beat desired=0',
  BEAT,
  'RegisterScalableTarget service/shop-production/shop-production-green-worker min=1',
] as const;

test.each(CALLS.flatMap((call) => [[call, 'kill-before'] as const, [call, 'kill-after'] as const]))(
  'killed at %s, %s: the same again converges, and replaces no task twice',
  async (call, kind) => {
    const stage = await stageWithBackground();
    const { one } = await apiDown(stage);
    const [mostBeats, from] = [watchBeat(stage), stage.clock.now()];
    befall(stage, call, { kind });
    await killed(stage.start(rollbackRequest({ inPlace: true })));
    const { outcome } = await stage.rollback({ inPlace: true });
    expect(told(outcome)).toMatchObject({ result: 'live', exit: 0, liveColor: 'green' });
    await expectBackgroundIn(stage, 'green');
    const images = ['web', 'worker', 'beat'] as const;
    expect(images.flatMap((role) => imagesOf(stage, role))).toEqual(Array(4).fill(one.image));
    expect(mostBeats()).toBe(1);
    const started = stage.cloud.ecs.ran().filter(({ startedAt }) => (startedAt ?? 0) >= from);
    expect(started).toHaveLength(4);
    expect(stage.hold()).toMatchObject({ open: false });
    expect(stage.ledger().releases.filter(({ kind: way }) => way === 'rollback')).toHaveLength(1);
  },
);

test('killed between web and workers, and the API is back: a deploy waits, a rollback without `in-place` does the rest', async () => {
  const stage = await stageWithBackground();
  const { one } = await apiDown(stage);
  befall(stage, WORKER, { kind: 'kill-before' });
  await killed(stage.start(rollbackRequest({ inPlace: true })));
  stage.cloud.cloudflare.down = false;
  const refused = await deploy(stage, stage.build('three'));
  expect(failureOf(refused.outcome).remedy).toMatch(/^Run the rollback again/);
  const { outcome } = await stage.rollback();
  expect(told(outcome)).toMatchObject({ result: 'live', exit: 0, liveColor: 'green' });
  await expectBackgroundIn(stage, 'green');
  expect([imagesOf(stage, 'worker'), imagesOf(stage, 'beat')]).toEqual([[one.image], [one.image]]);
});

test('once it has ended, a deploy of the next release finds nothing left to mend', async () => {
  const stage = await stageWithBackground();
  const { two } = await apiDown(stage);
  await stage.rollback({ inPlace: true });
  stage.cloud.cloudflare.down = false;
  const { outcome, log } = await deploy(stage, stage.build(`This reverts commit ${two.release}.`));
  expect(told(outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
  expect(log.join('\n')).toContain('nothing was left behind');
  await expectBackgroundIn(stage, 'blue');
});

test('workers that fail: users have the wanted release, its predecessor’s workers go on, a person is told', async () => {
  const stage = await stageWithBackground();
  const { one, two } = await apiDown(stage);
  stage.cloud.ecs.image(one.image, { web: goodWeb(one.release), worker: crashing });
  const fewest = watchWorkers(stage);
  const { outcome } = await stage.rollback({ inPlace: true });
  expect(told(outcome)).toMatchObject({ result: 'needs-person', exit: 3 });
  const { step, message, remedy, usersSeeNow, logLines } = failureOf(outcome);
  const served = one.release.slice(0, 12);
  expect(step).toBe('finish');
  expect(message).toMatch(/^The new worker tasks do not start: .*exit code 1/);
  expect(logLines).toContain('ModuleNotFoundError: celery');
  expect(remedy).toBe(
    'The web tasks were replaced, and what came after failed. Run this again: it does the rest.',
  );
  expect(usersSeeNow).toBe(
    `api.example.com answers as ${served}; its record cannot be read, blue runs nothing, green runs ${served} (2 running).`,
  );
  await pass(stage, 120_000);
  expect(fewest()).toBe(1);
  expect([imagesOf(stage, 'worker'), imagesOf(stage, 'beat')]).toEqual([[two.image], [two.image]]);
  expect(stage.hold()).toMatchObject({ open: true });
});

test('a release without workers and beat: those of the live one are told to stop', async () => {
  const stage = await stageWithBackground([]);
  const one = await goLive(stage, 'one');
  stage.engine.infra.background = ['worker', 'beat'];
  const two = await goLive(stage, 'two');
  await stage.settle({ release: two.release });
  stage.cloud.cloudflare.down = true;
  const { outcome, log } = await stage.rollback({ inPlace: true, to: one.release });
  expect(told(outcome)).toMatchObject({ result: 'live', exit: 0 });
  expect(log).toContain('1 of shop-production-green-worker were told to stop and finish what they hold');
  expect(log).toContain('beat: shop-production-green-beat is gone');
  await pass(stage, 60_000);
  expect([tasksOf(stage, 'green', 'worker'), tasksOf(stage, 'green', 'beat')]).toEqual([0, 0]);
});

test('a colour without services for them: said, because nobody consumes', async () => {
  const stage = await stageWithBackground();
  const one = await goLive(stage, 'one');
  stage.engine.infra.background = [];
  const two = await goLive(stage, 'two');
  await stage.settle({ release: two.release });
  stage.cloud.cloudflare.down = true;
  const { outcome } = await stage.rollback({ inPlace: true });
  expect(told(outcome)).toMatchObject({ result: 'live', exit: 0 });
  for (const role of ['worker', 'beat']) {
    expect(outcome.notices).toContain(
      `${one.release.slice(0, 12)} has a ${role}, and green has no service for it: none runs until the next deploy.`,
    );
  }
});
