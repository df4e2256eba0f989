import { expect, test } from 'vitest';
import { failureOf, goLive, live, openStage, told } from './acts.ts';
import { atCall, befall, callsWith } from './calls.ts';
import type { Stage } from './stage.ts';

const EDIT = 'dns.records.edit api.example.com';

/** Green runs the second release, blue is warm with the first. */
async function twoReleases(stage: Stage) {
  return { one: await goLive(stage, 'one'), two: await goLive(stage, 'two') };
}

test('its edit is applied but not answered', async () => {
  const stage = await openStage();
  await twoReleases(stage);
  befall(stage, EDIT, { kind: 'drop-reply', cause: 'timeout', after: 10_000 });
  const { outcome } = await stage.rollback();
  expect(told(outcome)).toMatchObject({ result: 'live', exit: 0, liveColor: 'blue' });
  expect(callsWith(stage, EDIT).filter((call) => call.target.includes('api-blue'))).toHaveLength(1);
});

test('its edit is not applied: nothing moved, no hold stays', async () => {
  const stage = await openStage();
  await twoReleases(stage);
  befall(stage, EDIT, { kind: 'timeout', after: 10_000 });
  const { outcome } = await stage.rollback();
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'green' });
  expect(stage.objects()).toEqual(['ledger.json']);
});

test('its edit is in doubt: a person is told, the hold stays, and the next one finishes it', async () => {
  const stage = await openStage();
  const { one } = await twoReleases(stage);
  await goLive(stage, 'three');
  atCall(stage, EDIT, () => {
    stage.cloud.faults.when((call) => call.operation === 'dns.records.list', { kind: 'server-error' });
  });
  const { outcome } = await stage.rollback();
  expect(told(outcome)).toMatchObject({ result: 'needs-person', exit: 3 });
  stage.cloud.faults.clear();
  const again = await stage.rollback();
  expect(told(again.outcome)).toMatchObject({ exit: 0, liveColor: 'green' });
  expect(again.outcome.release).not.toBe(one.release);
});

test('the release gone back to does not answer either: a person is told', async () => {
  const stage = await openStage();
  await twoReleases(stage);
  stage.cloud.edge.broken.set('blue.elb.example.net', 520);
  const { outcome } = await stage.rollback();
  expect(told(outcome)).toMatchObject({ result: 'needs-person', exit: 3, liveColor: 'blue' });
  expect(failureOf(outcome).usersSeeNow).toContain('served by blue');
});

test('somebody moved the record meanwhile: left as it is', async () => {
  const stage = await openStage();
  await twoReleases(stage);
  atCall(stage, 'PutObject flipgate-shop-production-123456789012/lock.json', () =>
    stage.cloud.zone.point('api.example.com', 'maintenance.example.net'),
  );
  const { outcome } = await stage.rollback();
  expect(told(outcome).result).toBe('refused');
  expect(live(stage)).toBe('maintenance.example.net');
  expect(callsWith(stage, EDIT)).toHaveLength(1);
});
