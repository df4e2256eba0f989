import { expect, test } from 'vitest';
import type { Program } from '../cloud/ecs/behaviour.ts';
import { BLUE, begin, deploy, endOf, failureOf, goLive, live, openStage, told } from './acts.ts';
import { atCall, callsWith } from './calls.ts';
import { goodWeb } from './programs.ts';
import type { Stage } from './stage.ts';
import { stepsOf } from './transcript.ts';
import { pass, watchWeb } from './web.ts';

/** A release whose web does this, deployed beside a live one that must not be touched. */
async function deployBad(stage: Stage, web: Program) {
  await goLive(stage, 'one');
  const fewest = watchWeb(stage, 'blue');
  const from = stage.clock.now();
  const played = await deploy(stage, stage.build('bad', { web }));
  expect(fewest()).toBe(2);
  expect(live(stage)).toBe(BLUE);
  await pass(stage, 400_000);
  expect(stage.webTasks('green')).toBe(0);
  return { played, from };
}

const crashing: Program = {
  kind: 'exits',
  after: 2_000,
  code: 3,
  lines: [{ after: 100, text: 'ModuleNotFoundError: orders' }],
};

test('a start that fails: production unchanged, idle emptied, the reason and the log in the error', async () => {
  const stage = await openStage();
  const { played } = await deployBad(stage, crashing);
  expect(told(played.outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  const { step, message, remedy, usersSeeNow, logLines } = failureOf(played.outcome);
  expect(step).toBe('start');
  expect(message).toContain('exit code 3');
  expect(remedy).toContain('push again');
  expect(usersSeeNow).toMatch(/^api\.example\.com is served by blue, which runs \w{12} \(2 running\)\.$/);
  expect(logLines).toContain('ModuleNotFoundError: orders');
  expect(stepsOf(played).slice(-2)).toEqual(['start: failed', 'empty']);
});

test('it is noticed at its first stopped task', async () => {
  const stage = await openStage();
  const { from } = await deployBad(stage, crashing);
  const ended = stage.cloud.ecs
    .ran()
    .filter((task) => task.group === 'service:shop-production-green-web')
    .map((task) => task.stoppedAt ?? 0);
  const [emptied] = callsWith(stage, 'UpdateService shop-production-green-web desired=0', from);
  expect((emptied?.at ?? 0) - Math.min(...ended)).toBeLessThan(15_000);
});

test('a task that dies after RUNNING fails the start, although ECS replaces it', async () => {
  const stage = await openStage();
  const { played } = await deployBad(stage, ({ nth }) =>
    nth === 1
      ? {
          kind: 'exits',
          after: 4_000,
          code: 137,
          reason: 'OutOfMemoryError: Container killed due to memory usage',
        }
      : { kind: 'runs', health: { passesAfter: 60_000 } },
  );
  expect(failureOf(played.outcome).message).toContain('OutOfMemoryError');
});

test('an image that cannot be pulled', async () => {
  const stage = await openStage();
  const { played } = await deployBad(stage, { kind: 'cannot-pull', message: 'manifest unknown' });
  expect(failureOf(played.outcome).message).toContain('CannotPullContainerError: manifest unknown');
});

test('dead targets behind a load balancer that fails open: 200 through it proves nothing', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const bad = stage.build('bad');
  stage.cloud.ecs.image(bad.image, {
    web: { ...(goodWeb(bad.release) as object), health: 'fails' } as Program,
    migrate: { kind: 'exits', after: 500, code: 0 },
  });
  const played = await deploy(stage, bad);
  expect(told(played.outcome)).toMatchObject({ result: 'refused', exit: 1 });
  expect(failureOf(played.outcome).step).toBe('start');
  expect(failureOf(played.outcome).message).toMatch(/health checks/);
  expect(live(stage)).toBe(BLUE);
  expect(callsWith(stage, 'edge probe api-green')).toEqual([]);
});

test('a preview that does not answer as this release', async () => {
  const stage = await openStage();
  const { played } = await deployBad(stage, goodWeb('0'.repeat(40)));
  const { step, message } = failureOf(played.outcome);
  expect(step).toBe('verify');
  expect(message).toMatch(/^api-green\.example\.com does not answer as \w{12}: answers as 0{12}\.$/);
});

test('a path of the user that fails on the preview', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const bad = stage.build('bad');
  const web: Program = {
    kind: 'runs',
    answer: ({ url }) => ({
      status: url === '/orders/' ? 500 : 200,
      headers: { 'x-release': bad.release },
      body: '',
    }),
  };
  stage.cloud.ecs.image(bad.image, { web, migrate: { kind: 'exits', after: 500, code: 0 } });
  const { outcome } = await deploy(stage, bad, { verifyPaths: [{ path: '/orders/', status: 200 }] });
  expect(failureOf(outcome).message).toContain('/orders/: status 500 where 200 is expected');
  expect(live(stage)).toBe(BLUE);
});

test("the edge's challenge is no verdict on the release, and reported as what it is", async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  stage.cloud.edge.guards.push({ kind: 'challenge', hosts: ['api-green.example.com'] });
  const { outcome } = await deploy(stage, stage.build('two'));
  const { message, remedy } = failureOf(outcome);
  expect(message).toContain('the edge blocks the probe');
  expect(remedy).toMatch(/The release itself may be good/);
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1 });
});

test('somebody flips to the new colour before its start fails: it is not emptied under the users', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const bad = stage.build('bad', {
    web: ({ nth }) => (nth === 1 ? { kind: 'exits', after: 10_000, code: 1 } : { kind: 'runs' }),
  });
  const playing = begin(stage, bad);
  atCall(stage, 'ListTasks shop-production-green-web STOPPED', () =>
    stage.cloud.zone.point('api.example.com', 'api-green.example.com'),
  );
  const { outcome } = await endOf(playing);
  expect(told(outcome).result).not.toBe('live');
  expect(callsWith(stage, 'UpdateService shop-production-green-web desired=0')).toEqual([]);
  expect(outcome.notices.join('\n')).toContain('somebody flipped while this run was working');
  await pass(stage, 60_000);
  expect(stage.webTasks('green')).toBe(2);
});
