import { expect, test } from 'vitest';
import { deploy, failureOf, GREEN, goLive, live, openStage, told } from './acts.ts';
import type { Build } from './requests.ts';
import type { Stage } from './stage.ts';

const CONTRACT = { contractCommand: 'python manage.py contract' } as const;

/** Release two is live and settled: its contract ran. */
async function settled(stage: Stage): Promise<readonly [Build, Build]> {
  const one = await goLive(stage, 'one');
  const two = stage.build('two');
  await deploy(stage, two, CONTRACT);
  await stage.settle({ release: two.release });
  return [one, two];
}

test('past a contract that ran there is no way back: nothing moves, no hold is left', async () => {
  const stage = await openStage();
  const [one, two] = await settled(stage);
  const { outcome } = await stage.rollback({ to: one.release });
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'green' });
  expect(failureOf(outcome).message).toContain(`of ${two.release.slice(0, 12)} ran`);
  expect(failureOf(outcome).remedy).toContain(`\`accept-schema-risk\`:\n${two.release}`);
  expect(live(stage)).toBe(GREEN);
  expect(stage.objects()).toEqual(['ledger.json']);
});

test.each([{ dryRun: true }, { inPlace: true }])('the same in a rollback with %o', async (more) => {
  const stage = await openStage();
  const [one] = await settled(stage);
  const { outcome } = await stage.rollback({ to: one.release, ...more });
  expect(failureOf(outcome).message).toContain('cannot run on this database');
  expect(stage.objects()).toEqual(['ledger.json']);
});

test('whoever answers for it by name goes back', async () => {
  const stage = await openStage();
  const [one, two] = await settled(stage);
  const { outcome } = await stage.rollback({ to: one.release, acceptSchemaRisk: [two.release] });
  expect(told(outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
});

test('before its contract has run a release can be gone back from; what stays is told', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two');
  await deploy(stage, two, CONTRACT);
  const { outcome } = await stage.rollback();
  expect(told(outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
  expect(outcome.notices).toContain(
    `Expand migrations stay applied: orders.0002_total of ${two.release.slice(0, 12)}.`,
  );
});
