import { expect, test } from 'vitest';
import type { DeployRequest } from '../../src/model/request.ts';
import type { Program } from '../cloud/ecs/behaviour.ts';
import { BLUE, begin, endOf, failureOf, GREEN, goLive, live, openStage, told } from './acts.ts';
import { callsWith } from './calls.ts';
import type { Stage } from './stage.ts';
import { pass } from './web.ts';

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

test('probes that fail: flipped back within ten seconds', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const { playing } = await baking(stage);
  const at = stage.clock.now();
  stage.cloud.edge.broken.set('green.elb.example.net', 520);
  const { outcome } = await endOf(playing);
  expect(told(outcome)).toMatchObject({ result: 'flipped-back', exit: 2, liveColor: 'blue' });
  expect(failureOf(outcome).message).toMatch(/failed 3 probes in a row while \w{12} was baking: status 520/);
  expect(flippedBackAfter(stage, at)).toBeLessThanOrEqual(10_000);
});

test('a path of the user that begins to fail while it bakes', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  let broken = false;
  const two = stage.build('two');
  const answer = ({ url }: { url: string }) => ({
    status: broken && url === '/orders/' ? 500 : 200,
    headers: { 'x-release': two.release },
    body: '',
  });
  stage.cloud.ecs.image(two.image, {
    web: { kind: 'runs', answer },
    migrate: { kind: 'exits', after: 500, code: 0 },
  });
  const playing = begin(stage, two, { bakeMs: 600_000, verifyPaths: [{ path: '/orders/', status: 200 }] });
  while (live(stage) !== GREEN) await pass(stage, 1_000);
  await pass(stage, 20_000);
  broken = true;
  const { outcome } = await endOf(playing);
  expect(told(outcome).result).toBe('flipped-back');
  expect(failureOf(outcome).message).toContain('/orders/: status 500 where 200 is expected');
});

test('two failed probes are no verdict', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const { playing } = await baking(stage, { bakeMs: 60_000 });
  stage.cloud.faults.when((call) => call.service === 'edge', { kind: 'server-error' }, 2);
  expect(told((await endOf(playing)).outcome).result).toBe('live');
});

test("the edge's challenge while it bakes is told as that, not as a bad release", async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const { playing } = await baking(stage);
  stage.cloud.edge.guards.push({ kind: 'challenge', hosts: ['api.example.com'] });
  const { outcome } = await endOf(playing);
  expect(live(stage)).toBe(BLUE);
  expect(failureOf(outcome).message).toContain('the edge blocks the probe');
  expect(failureOf(outcome).message).toContain('cannot be watched');
});

test('a short time limit does not cut the bake', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const { playing } = await baking(stage, { timeoutMs: 300_000, bakeMs: 600_000 });
  expect(told((await endOf(playing)).outcome).result).toBe('live');
});

test('the new colour stays after a flip back, until the next deploy empties it', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const { playing } = await baking(stage);
  stage.cloud.alarms.set('green-5xx', 'ALARM');
  await endOf(playing);
  expect(stage.webTasks('green')).toBe(2);
  stage.cloud.alarms.set('green-5xx', 'OK');
  const three = await goLive(stage, 'three');
  expect(live(stage)).toBe(GREEN);
  expect(stage.ledger().releases.at(-1)).toMatchObject({ release: three.release, color: 'green' });
});

test('or a settle by the schedule, as late as after a rollback', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const { playing } = await baking(stage);
  stage.cloud.edge.broken.set('green.elb.example.net', 520);
  await endOf(playing);
  const early = await stage.settle();
  expect(told(early.outcome).result).toBe('unchanged');
  expect(early.log.join('\n')).toMatch(
    /Nothing is due: green still runs \w{12}, which was flipped back from/,
  );
  expect(stage.webTasks('green')).toBe(2);
  await pass(stage, 3_600_000);
  const due = await stage.settle();
  expect(told(due.outcome)).toMatchObject({ result: 'live', exit: 0, liveColor: 'blue' });
  expect([stage.webTasks('blue'), stage.webTasks('green')]).toEqual([2, 0]);
  expect(told((await stage.settle()).outcome).result).toBe('unchanged');
  expect(live(stage)).toBe(BLUE);
});

test('the same release again after a flip back is given a second chance', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const { playing, build } = await baking(stage);
  stage.cloud.alarms.set('green-5xx', 'ALARM');
  await endOf(playing);
  stage.cloud.alarms.set('green-5xx', 'OK');
  const again = await endOf(begin(stage, build));
  expect(told(again.outcome)).toMatchObject({ result: 'live', liveColor: 'green' });
});
