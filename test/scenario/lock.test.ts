import { expect, test } from 'vitest';
import {
  BLUE,
  begin,
  deploy,
  endOf,
  failureOf,
  GREEN,
  goLive,
  killed,
  live,
  openStage,
  told,
} from './acts.ts';
import { befall } from './calls.ts';
import type { Stage } from './stage.ts';
import { stepsOf } from './transcript.ts';
import { pass } from './web.ts';

/** A run that was killed while it held the lock, and what GitHub says of it. */
async function killedDeploy(stage: Stage, status: 'completed' | 'in_progress') {
  const playing = begin(stage, stage.build('dead'));
  await pass(stage, 12_000);
  playing.process.caller.kill('by the test');
  await killed(playing);
  stage.cloud.github.repository.run(Number(playing.runId), status);
}

test('two deployers at once: one after the other, and the older one gives way', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two');
  const first = begin(stage, two);
  await pass(stage, 3_000);
  const three = stage.build('three');
  const second = begin(stage, three);
  const [a, b] = [await endOf(first), await endOf(second)];
  expect([a.outcome.result, b.outcome.result]).toEqual(['live', 'live']);
  expect(b.log.join('\n')).toContain(`waiting for deploy ${two.release.slice(0, 12)} by ada`);
  expect(live(stage)).toBe(BLUE);
  const lines = stage.ledger().releases;
  expect(lines.map((line) => line.state)).toEqual(['closed', 'closed', 'closed']);
  expect((lines[2]?.openedAt ?? 0) - (lines[1]?.closedAt ?? 0)).toBeGreaterThan(0);
});

test('two at the same instant: one of them waits', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two');
  const both = [begin(stage, two), begin(stage, two)];
  const ends = await Promise.all(both.map(endOf));
  expect(ends.map(({ outcome }) => outcome.result).sort()).toEqual(['live', 'unchanged']);
  expect(stage.migrations(two)).toBe(1);
});

test('who waits longer than its time limit is refused, and told for whom', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const first = begin(stage, stage.build('two'), { bakeMs: 600_000 });
  await pass(stage, 3_000);
  const { outcome } = await deploy(stage, stage.build('three'), { timeoutMs: 60_000 });
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, changed: false });
  expect(failureOf(outcome)).toMatchObject({ step: 'lock' });
  expect(failureOf(outcome).message).toMatch(/^The environment is locked by deploy \w{12} by ada \(https:/);
  expect(told((await endOf(first)).outcome).result).toBe('live');
});

test('a lock whose run GitHub reports as finished is taken at once', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await killedDeploy(stage, 'completed');
  const played = await deploy(stage, stage.build('next'));
  expect(told(played.outcome).result).toBe('live');
  expect(played.log.join('\n')).toContain('took over the lock that deploy');
  expect(played.outcome.steps[0]?.ms).toBeLessThan(1_000);
});

test('a lock whose run is not finished is waited for, until its lease has run out', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await killedDeploy(stage, 'in_progress');
  const played = await deploy(stage, stage.build('next'));
  expect(told(played.outcome).result).toBe('live');
  expect(played.outcome.steps[0]?.ms).toBeGreaterThan(60_000);
  expect(played.outcome.steps[0]?.ms).toBeLessThan(100_000);
});

test('GitHub does not answer: the lease decides', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await killedDeploy(stage, 'completed');
  const next = stage.build('next');
  stage.cloud.github.down = true;
  const played = await deploy(stage, next);
  expect(played.outcome.steps[0]?.ms).toBeGreaterThan(60_000);
});

test('a deploy that begins while the previous colour is warm, and one that is killed in its settle', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  const three = stage.build('three');
  befall(stage, 'UpdateService shop-production-blue-web desired=0', { kind: 'kill-after' });
  await killed(begin(stage, three));
  expect(live(stage)).toBe(GREEN);
  const again = await deploy(stage, three);
  expect(told(again.outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
  expect(stepsOf(again)).toContain('settle');
  expect(stage.webTasks('green')).toBe(2);
});
