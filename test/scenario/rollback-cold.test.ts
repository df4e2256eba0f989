import { expect, test } from 'vitest';
import { BLUE, endOf, GREEN, goLive, killed, live, openStage, told } from './acts.ts';
import { befall, callsWith } from './calls.ts';
import { rollbackRequest } from './requests.ts';
import type { Stage } from './stage.ts';
import { pass, watchWeb } from './web.ts';

const EMPTIED = 'UpdateService shop-production-green-web desired=0';
const STARTED = 'UpdateService shop-production-green-web shop-production-';

/** Blue is live with the third release; green, warm with the second, is to run the first again. */
async function othersInTheWay(stage: Stage) {
  const one = await goLive(stage, 'one');
  await goLive(stage, 'two');
  await goLive(stage, 'three');
  return { one, since: stage.clock.now(), request: rollbackRequest({ to: one.release }) };
}

test('another release is in the way: it goes first, and the wanted one starts in an empty colour', async () => {
  const stage = await openStage();
  const { one, since, request } = await othersInTheWay(stage);
  const fewest = watchWeb(stage, 'blue');
  const played = await endOf(stage.start(request));
  expect(told(played.outcome)).toMatchObject({ result: 'live', exit: 0, liveColor: 'green' });
  expect(played.outcome.release).toBe(one.release);
  expect(fewest()).toBe(2);
  const [emptied, started] = [callsWith(stage, EMPTIED, since), callsWith(stage, STARTED, since)];
  expect(emptied).toHaveLength(1);
  expect(started).toHaveLength(1);
  expect(emptied[0]?.at).toBeLessThan(started[0]?.at ?? 0);
  // Beside the other release's tasks, as a rolling change, the same takes a minute.
  expect(played.outcome.ms).toBeLessThan(45_000);
});

test('killed once the wanted release starts: run again, it is not emptied', async () => {
  const stage = await openStage();
  const { request, since: asked } = await othersInTheWay(stage);
  const playing = stage.start(request);
  while (callsWith(stage, STARTED, asked).length === 0) await pass(stage, 250);
  while (stage.webTasks('green') < 1) await pass(stage, 250);
  playing.process.caller.kill('by the test');
  await killed(playing);
  const since = stage.clock.now();
  const { outcome } = await stage.rollback({ to: request.to ?? '' });
  expect(told(outcome)).toMatchObject({ result: 'live', exit: 0, liveColor: 'green' });
  expect(callsWith(stage, EMPTIED, since)).toEqual([]);
});

test('killed while the other one is being emptied: run again, it goes on', async () => {
  const stage = await openStage();
  const { request } = await othersInTheWay(stage);
  befall(stage, EMPTIED, { kind: 'kill-after' });
  await killed(stage.start(request));
  expect(live(stage)).toBe(BLUE);
  const { outcome } = await stage.rollback({ to: request.to ?? '' });
  expect(told(outcome)).toMatchObject({ result: 'live', exit: 0, liveColor: 'green' });
  expect(live(stage)).toBe(GREEN);
});

test('somebody flips to it by hand meanwhile: not one of its tasks is stopped', async () => {
  const stage = await openStage();
  const { request, since } = await othersInTheWay(stage);
  stage.cloud.faults.when(
    (call) => {
      if (call.operation === 'RegisterTaskDefinition') stage.cloud.zone.point('api.example.com', GREEN);
      return false;
    },
    { kind: 'delay', ms: 0 },
  );
  const fewest = watchWeb(stage, 'green');
  const { outcome } = await endOf(stage.start(request));
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'green' });
  expect(fewest()).toBe(2);
  expect(callsWith(stage, EMPTIED, since)).toEqual([]);
  expect(stage.objects()).toEqual(['ledger.json']);
});
