import { expect, test } from 'vitest';
import type { Ledger } from '../../src/model/ledger.ts';
import { BLUE, begin, endOf, failureOf, GREEN, goLive, killed, live, openStage, told } from './acts.ts';
import { atCall, befall, callsWith } from './calls.ts';
import { rollbackRequest } from './requests.ts';
import type { Stage } from './stage.ts';
import { pass, watchWeb } from './web.ts';

const BUCKET = 'flipgate-shop-production-123456789012';
const LIST = 'dns.records.list api.example.com';
const ZONES = 'cloudflare zones.list';
const DROPPED = `DeleteObject ${BUCKET}/hold.json`;

/** Blue runs the third release and green is warm with the second; by hand the record was pointed at green. */
async function flippedByHand(stage: Stage) {
  const one = await goLive(stage, 'one');
  const two = await goLive(stage, 'two');
  const three = await goLive(stage, 'three');
  stage.cloud.zone.point('api.example.com', GREEN);
  return { one, two, three };
}

function rewriteLedger(stage: Stage, change: (ledger: Ledger) => Ledger): void {
  const body = Buffer.from(JSON.stringify(change(stage.ledger())));
  const bucket = stage.cloud.s3.create(BUCKET);
  bucket.put('ledger.json', { body, headers: {} }, { kind: 'none' }, stage.clock.now());
}

test('the record was moved by hand: what the ledger has for live is dropped, and the record decides', async () => {
  const stage = await openStage();
  const { one, two } = await flippedByHand(stage);
  const fewest = watchWeb(stage, 'green');
  const asked = stage.clock.now();
  const { outcome } = await stage.rollback();
  expect(told(outcome)).toMatchObject({ result: 'live', exit: 0, liveColor: 'blue' });
  expect(outcome.release).toBe(one.release);
  expect(callsWith(stage, DROPPED, asked)).toHaveLength(1);
  expect(stage.hold()).toMatchObject({ from: two.release, to: one.release, open: false });
  expect(fewest()).toBe(2);
});

test('two at once after a hand moved the record: the second undoes nothing', async () => {
  const stage = await openStage();
  const { one } = await flippedByHand(stage);
  const both = [stage.start(rollbackRequest()), stage.start(rollbackRequest())];
  await Promise.all(both.map(endOf));
  expect(live(stage)).toBe(BLUE);
  expect(stage.hold()).toMatchObject({ to: one.release, open: false });
});

test('killed with the wrong hold put down: run again, it ends on a colour that answers', async () => {
  const stage = await openStage();
  const { two, three } = await flippedByHand(stage);
  befall(stage, DROPPED, { kind: 'kill-before' });
  await killed(stage.start(rollbackRequest()));
  expect(stage.hold()).toMatchObject({ from: three.release, to: two.release, open: true });
  const again = await stage.rollback();
  expect(told(again.outcome)).toMatchObject({ exit: 0, liveColor: 'green' });
  expect(stage.hold()).toMatchObject({ from: three.release, to: two.release, open: false });
});

test('moved to something foreign: refused by what the record says, no hold stays', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  stage.cloud.zone.point('api.example.com', 'maintenance.example.net');
  const { outcome } = await stage.rollback();
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1 });
  expect(failureOf(outcome).message).toContain('points at maintenance.example.net');
  expect(stage.objects()).toEqual(['ledger.json']);
});

test('a ledger from before zones were kept: the zone is found by its name, and the record read first', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  rewriteLedger(stage, ({ zoneId: _, ...older }) => older);
  const asked = stage.clock.now();
  atCall(stage, `PutObject ${BUCKET}/hold.json`, () =>
    expect(callsWith(stage, LIST, asked)).not.toHaveLength(0),
  );
  const { outcome } = await stage.rollback();
  expect(told(outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
  expect(callsWith(stage, ZONES, asked)).not.toHaveLength(0);
});

test("the ledger's zone is another one by now: found by its name", async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  rewriteLedger(stage, (ledger) => ({ ...ledger, zoneId: 'f'.repeat(32) }));
  const { outcome } = await stage.rollback();
  expect(told(outcome)).toMatchObject({ result: 'live', exit: 0, liveColor: 'blue' });
});

test('nobody is asked to stop before the record was read', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  const deploying = begin(stage, stage.build('three'), { bakeMs: 600_000 });
  while (live(stage) !== BLUE) await pass(stage, 1_000);
  const rolling = stage.start(rollbackRequest());
  const { calls } = await endOf(rolling);
  const read = calls.findIndex((line) => line.includes(LIST));
  expect(read).toBeGreaterThan(-1);
  expect(read).toBeLessThan(calls.findIndex((line) => line.includes(`PutObject ${BUCKET}/hold.json`)));
  expect(told((await endOf(deploying)).outcome).result).toBe('flipped-back');
});

test('a release that is open may be live: the record is read first', async () => {
  const stage = await openStage();
  const one = await goLive(stage, 'one');
  const two = stage.build('two');
  const deploying = begin(stage, two);
  while (live(stage) !== GREEN) await pass(stage, 250);
  deploying.process.caller.kill('by the test');
  await killed(deploying);
  const asked = stage.clock.now();
  const { outcome } = await stage.rollback();
  expect(told(outcome)).toMatchObject({ result: 'live', exit: 0, liveColor: 'blue' });
  expect(outcome.release).toBe(one.release);
  expect(callsWith(stage, ZONES, asked)).not.toHaveLength(0);
});
