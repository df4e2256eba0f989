import { expect, test } from 'vitest';
import type { DeployRequest } from '../../src/model/request.ts';
import type { Program } from '../cloud/ecs/behaviour.ts';
import { begin, endOf, failureOf, GREEN, goLive, live, openStage, told } from './acts.ts';
import { callsWith } from './calls.ts';
import type { Stage } from './stage.ts';
import { stepsOf } from './transcript.ts';
import { pass, watchWeb } from './web.ts';

/** A second release that is live and bakes; the first one is blue. */
async function baking(stage: Stage, more: Partial<DeployRequest> = {}, web?: Program) {
  const build = stage.build('two', web === undefined ? {} : { web });
  const playing = begin(stage, build, { bakeMs: 600_000, ...more });
  while (live(stage) !== GREEN) await pass(stage, 1_000);
  await pass(stage, 20_000);
  return { playing, build };
}

/** How long after a moment the record was edited back. Milliseconds. */
function flippedBackAfter(stage: Stage, moment: number): number {
  const [edit] = callsWith(stage, 'dns.records.edit api.example.com api-blue', moment);
  return (edit?.at ?? Number.POSITIVE_INFINITY) - moment;
}

test('an alarm that rises: flipped back within ten seconds, to a colour at full size', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const fewest = watchWeb(stage, 'blue');
  const { playing } = await baking(stage);
  const at = stage.clock.now();
  stage.cloud.alarms.set('green-5xx', 'ALARM');
  const played = await endOf(playing);
  expect(told(played.outcome)).toMatchObject({ result: 'flipped-back', exit: 2, liveColor: 'blue' });
  expect(failureOf(played.outcome)).toMatchObject({ step: 'bake' });
  expect(failureOf(played.outcome).message).toMatch(/^In ALARM since the flip to \w{12}: green-5xx\.$/);
  expect(failureOf(played.outcome).usersSeeNow).toContain('served by blue');
  expect(stepsOf(played).slice(-2)).toEqual(['bake: failed', 'flip back']);
  expect(flippedBackAfter(stage, at)).toBeLessThanOrEqual(10_000);
  expect(fewest()).toBe(2);
  expect(stage.ledger().releases.map((line) => line.state)).toEqual(['closed', 'given-up']);
});

test('late in the bake too', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const { playing } = await baking(stage);
  await pass(stage, 300_000);
  const at = stage.clock.now();
  stage.cloud.alarms.set('database', 'ALARM');
  await endOf(playing);
  expect(flippedBackAfter(stage, at)).toBeLessThanOrEqual(10_000);
});

test('an alarm that was up before the flip is no judge of it, and is reported', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  stage.cloud.alarms.set('database', 'ALARM');
  const { playing } = await baking(stage, { bakeMs: 60_000 });
  const { outcome } = await endOf(playing);
  expect(told(outcome)).toMatchObject({
    result: 'live',
    notices: expect.arrayContaining(['In ALARM before the flip, and so no judge of it: database.']),
  });
});

test('once it has recovered it judges again', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  stage.cloud.alarms.set('database', 'ALARM');
  const { playing } = await baking(stage);
  stage.cloud.alarms.set('database', 'OK');
  await pass(stage, 30_000);
  stage.cloud.alarms.set('database', 'ALARM');
  expect(told((await endOf(playing)).outcome).result).toBe('flipped-back');
});

test('an alarm without data is no alarm', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  stage.cloud.alarms.set('green-5xx', 'OK');
  const { playing } = await baking(stage, { bakeMs: 60_000 });
  stage.cloud.alarms.set('green-5xx', 'INSUFFICIENT_DATA');
  expect(told((await endOf(playing)).outcome).result).toBe('live');
});

test("the old colour's alarms never judge", async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const { playing } = await baking(stage, { bakeMs: 60_000 });
  stage.cloud.alarms.set('blue-5xx', 'ALARM');
  expect(told((await endOf(playing)).outcome).result).toBe('live');
});

test('only the alarms that are named judge', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const { playing } = await baking(stage, { alarms: ['orders'], bakeMs: 60_000 });
  stage.cloud.alarms.set('green-5xx', 'ALARM');
  await pass(stage, 10_000);
  expect(live(stage)).toBe(GREEN);
  stage.cloud.alarms.set('orders', 'ALARM');
  expect(told((await endOf(playing)).outcome).result).toBe('flipped-back');
});
