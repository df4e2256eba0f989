import { expect, test } from 'vitest';
import { BLUE, begin, deploy, endOf, failureOf, GREEN, goLive, live, openStage, told } from './acts.ts';
import { atCall, befall, callsWith } from './calls.ts';
import { pass, scalingOf } from './web.ts';

const EDIT = 'dns.records.edit';
const PUBLIC = 'api.example.com';

test('a write that is applied but not answered: known by reading, and made once', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  befall(stage, EDIT, { kind: 'drop-reply', cause: 'timeout', after: 10_000 });
  await goLive(stage, 'two');
  expect(live(stage)).toBe(GREEN);
  expect(callsWith(stage, EDIT)).toHaveLength(1);
});

test('a write that is not applied: nothing has changed, and both sentences say so', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  befall(stage, EDIT, { kind: 'timeout', after: 10_000 });
  const two = stage.build('two');
  const { outcome } = await deploy(stage, two);
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  const { step, message, usersSeeNow } = failureOf(outcome);
  expect(step).toBe('flip');
  expect(message).toMatch(
    /did not answer the edit of api\.example\.com, and twenty seconds later it reads: CNAME api-blue/,
  );
  expect(usersSeeNow).toContain('served by blue');
  expect(callsWith(stage, EDIT)).toHaveLength(1);
  expect(await scalingOf(stage, 'blue')).toEqual({ min: 2, suspended: [] });
  expect(told((await deploy(stage, two)).outcome)).toMatchObject({ result: 'live', liveColor: 'green' });
  expect(stage.migrations(two)).toBe(1);
});

test('an answer of 500 decides nothing either', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  befall(stage, EDIT, { kind: 'server-error' });
  const { outcome } = await deploy(stage, stage.build('two'));
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
});

test('a write that is throttled is made again, once it is allowed', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  befall(stage, EDIT, { kind: 'throttle', retryAfterSeconds: 20 }, 2);
  await goLive(stage, 'two');
});

test('the public host does not answer as the new release: flipped back', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  atCall(stage, EDIT, () => {
    stage.cloud.zone.propagation = () => 3_600_000;
  });
  const { outcome } = await deploy(stage, stage.build('two'));
  expect(told(outcome)).toMatchObject({ result: 'flipped-back', exit: 2, liveColor: 'blue' });
  expect(failureOf(outcome)).toMatchObject({ step: 'verify' });
  expect(failureOf(outcome).message).toMatch(/^api\.example\.com does not answer as/);
  expect(live(stage)).toBe(BLUE);
});

test('a first deploy whose public verify fails: the record it made is gone again', async () => {
  const stage = await openStage();
  atCall(stage, `dns.records.create CNAME ${PUBLIC} ${BLUE}`, () => {
    stage.cloud.edge.guards.push({ kind: 'block', hosts: [PUBLIC] });
  });
  const one = stage.build('one');
  const { outcome } = await deploy(stage, one);
  expect(told(outcome)).toMatchObject({ result: 'flipped-back', exit: 2 });
  expect(failureOf(outcome).usersSeeNow).toBe('api.example.com has no record: nobody reaches it.');
  expect(live(stage)).toBe('');
  stage.cloud.edge.guards.length = 0;
  expect(told((await deploy(stage, one)).outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
});

test('an operator flips by hand to somewhere else before the flip: left as it is', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  atCall(stage, 'edge probe api-green', () => {
    const [record] = stage.cloud.zone.named(PUBLIC);
    stage.cloud.zone.edit([
      { kind: 'patch', id: record?.id ?? '', fields: { content: 'maintenance.example.net' } },
    ]);
  });
  const { outcome } = await deploy(stage, stage.build('two'));
  expect(told(outcome)).toMatchObject({ result: 'needs-person', exit: 3 });
  const { message, remedy, usersSeeNow } = failureOf(outcome);
  expect(message).toMatch(/was changed by somebody else .* it reads CNAME maintenance\.example\.net/);
  expect(remedy).toContain('by hand');
  expect(usersSeeNow).toBe(
    'api.example.com points at maintenance.example.net, which is no colour of Flipgate.',
  );
  expect(live(stage)).toBe('maintenance.example.net');
  expect(callsWith(stage, EDIT)).toEqual([]);
});

test('an operator flips by hand to the new colour before the flip: gone on with, and the way back is kept', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  atCall(stage, 'edge probe api-green', () => stage.cloud.zone.point(PUBLIC, GREEN));
  const deploying = begin(stage, stage.build('two'), { bakeMs: 60_000 });
  while (callsWith(stage, `edge probe ${PUBLIC}`).length < 20) await pass(stage, 1_000);
  expect(await scalingOf(stage, 'blue')).toMatchObject({ suspended: ['in', 'scheduled'] });
  expect(told((await endOf(deploying)).outcome)).toMatchObject({ result: 'live', liveColor: 'green' });
  expect((await stage.rollback()).outcome.result).toBe('live');
  expect(live(stage)).toBe(BLUE);
});

test('an operator flips back by hand while it bakes: theirs stands, and nothing is edited', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const deploying = begin(stage, stage.build('two'), { bakeMs: 60_000 });
  while (live(stage) !== GREEN) await pass(stage, 1_000);
  await pass(stage, 10_000);
  stage.cloud.zone.point(PUBLIC, BLUE);
  const { outcome } = await endOf(deploying);
  expect(told(outcome)).toMatchObject({ liveColor: 'blue' });
  expect(outcome.result).toBe('refused');
  expect(failureOf(outcome).message).toMatch(/answers as/);
  expect(callsWith(stage, EDIT)).toHaveLength(1);
  expect(live(stage)).toBe(BLUE);
  expect(await scalingOf(stage, 'blue')).toEqual({ min: 2, suspended: [] });
});

test('an operator points elsewhere while it bakes: a person is needed, and nothing is edited', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const deploying = begin(stage, stage.build('two'), { bakeMs: 60_000 });
  while (live(stage) !== GREEN) await pass(stage, 1_000);
  stage.cloud.zone.point(PUBLIC, 'maintenance.example.net');
  const { outcome } = await endOf(deploying);
  expect(told(outcome)).toMatchObject({ result: 'needs-person', exit: 3 });
  expect(live(stage)).toBe('maintenance.example.net');
});
