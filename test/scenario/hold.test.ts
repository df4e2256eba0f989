import { expect, test } from 'vitest';
import { BLUE, begin, deploy, failureOf, GREEN, goLive, killed, live, openStage, told } from './acts.ts';
import { befall } from './calls.ts';
import type { Stage } from './stage.ts';

/** Blue runs the first release again; the second one is held. */
async function rolledBack(stage: Stage) {
  const one = await goLive(stage, 'one');
  const two = await goLive(stage, 'two');
  expect((await stage.rollback()).outcome.result).toBe('live');
  expect(live(stage)).toBe(BLUE);
  return { one, two };
}

test('a push that contains the held release is refused, by name and reason', async () => {
  const stage = await openStage();
  const { two } = await rolledBack(stage);
  const three = stage.build('three');
  const { outcome } = await deploy(stage, three);
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue', changed: false });
  expect(failureOf(outcome)).toMatchObject({
    step: 'lock',
    message: `${three.release.slice(0, 12)} contains ${two.release.slice(0, 12)}, which ada rolled back (orders fail).`,
  });
  expect(failureOf(outcome).remedy).toContain('`lift-hold: true`');
  expect(stage.objects()).toContain('hold.json');
});

test('the held release itself is refused too', async () => {
  const stage = await openStage();
  const { two } = await rolledBack(stage);
  expect(told((await deploy(stage, two)).outcome).result).toBe('refused');
});

test('what reverts every commit of it passes, and the hold goes only once it is recorded', async () => {
  const stage = await openStage();
  const { two } = await rolledBack(stage);
  const revert = stage.build(`Revert "two"\n\nThis reverts commit ${two.release}.`);
  const playing = begin(stage, revert);
  befall(
    stage,
    'RegisterScalableTarget service/shop-production/shop-production-green-web min=2 suspended=none',
    {
      kind: 'kill-before',
    },
  );
  await killed(playing);
  expect(live(stage)).toBe(GREEN);
  expect(stage.objects()).toContain('hold.json');
  const { outcome } = await deploy(stage, revert);
  expect(told(outcome)).toMatchObject({ result: 'live', liveColor: 'green' });
  expect(stage.objects()).not.toContain('hold.json');
});

test('of two commits that the held release brought, one is reverted: refused', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const between = stage.cloud.github.repository.commit('between');
  const two = await goLive(stage, 'two');
  await stage.rollback();
  const half = stage.build(`This reverts commit ${two.release}.`);
  expect(told((await deploy(stage, half)).outcome).result).toBe('refused');
  const both = stage.build(`This reverts commit ${between}.`);
  expect(told((await deploy(stage, both)).outcome).result).toBe('live');
});

test('lift-hold passes, says so, and removes it', async () => {
  const stage = await openStage();
  const { two } = await rolledBack(stage);
  const { outcome } = await deploy(stage, two, { liftHold: true });
  expect(told(outcome)).toMatchObject({ result: 'live' });
  expect(outcome.notices.join('\n')).toContain('lifted by `lift-hold`');
  expect(stage.objects()).not.toContain('hold.json');
});

test('killed between its record and the hold: the next run removes it', async () => {
  const stage = await openStage();
  const { two } = await rolledBack(stage);
  befall(stage, 'DeleteObject flipgate-shop-production-123456789012/hold.json', { kind: 'kill-before' });
  await killed(begin(stage, two, { liftHold: true }));
  expect(stage.objects()).toContain('hold.json');
  const { outcome } = await deploy(stage, two, { liftHold: true });
  expect(told(outcome)).toMatchObject({ result: 'unchanged', exit: 0 });
  expect(stage.objects()).not.toContain('hold.json');
});

test('a fix that does not contain the held release passes, and the hold stays', async () => {
  const stage = await openStage();
  const { repository } = stage.cloud.github;
  const one = await goLive(stage, 'one');
  repository.branches.set('hotfix', one.release);
  await goLive(stage, 'two');
  await stage.rollback();
  const main = repository.branches.get('main') ?? '';
  repository.branches.set('main', repository.branches.get('hotfix') ?? '');
  const fix = stage.build('fix');
  repository.branches.set('hotfix', fix.release);
  repository.branches.set('main', main);
  const { outcome } = await deploy(stage, fix, {}, { ref: 'refs/heads/hotfix' });
  expect(told(outcome)).toMatchObject({ result: 'live' });
  expect(stage.objects()).toContain('hold.json');
  expect(told((await deploy(stage, stage.build('three'))).outcome).result).toBe('refused');
});

test('GitHub cannot be asked: taken to contain it', async () => {
  const stage = await openStage();
  await rolledBack(stage);
  stage.cloud.github.down = true;
  expect(told((await deploy(stage, stage.build('three'))).outcome).result).toBe('refused');
});

test('going forward again by a rollback holds nothing back that is live', async () => {
  const stage = await openStage();
  const { two } = await rolledBack(stage);
  expect((await stage.rollback({ to: two.release })).outcome.result).toBe('live');
  expect(live(stage)).toBe(GREEN);
  await goLive(stage, 'three');
});
