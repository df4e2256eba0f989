import { expect, test } from 'vitest';
import { begin, endOf, goLive, killed, openStage, told } from './acts.ts';
import { befall, callsWith } from './calls.ts';
import { rollbackRequest, settleRequest } from './requests.ts';
import { transcript } from './transcript.ts';
import { pass } from './web.ts';

test('where an environment stands, whole: outputs, log and remote calls', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  const played = await stage.status();
  const { steps: _, startedAt: __, ms: ___, ...outputs } = played.outcome;
  expect(outputs).toMatchSnapshot('outputs');
  expect(played.log.join('\n')).toMatchSnapshot('log');
  expect(transcript(played.calls)).toMatchSnapshot('calls');
  const writes = played.calls.filter((call) => /Put|Delete|Update|Register|create|edit|batch/.test(call));
  expect(writes).toEqual([]);
});

test('nothing yet', async () => {
  const stage = await openStage();
  const { outcome, log } = await stage.status();
  expect(told(outcome)).toEqual({ result: 'unchanged', exit: 0, changed: false });
  expect(log).toEqual(expect.arrayContaining(['no colour is live', 'free', 'no release yet']));
});

test('who works on it', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const playing = begin(stage, stage.build('two'));
  await pass(stage, 3_000);
  const { log } = await stage.status();
  expect(log.join('\n')).toMatch(/locked by deploy \w{12} by ada \(https:\/\/github\.com\/acme\/shop/);
  await endOf(playing);
});

test('a lock that nobody renews any more', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const playing = begin(stage, stage.build('two'));
  await pass(stage, 3_000);
  playing.process.caller.kill('by the test');
  await killed(playing);
  await pass(stage, 100_000);
  const { log } = await stage.status();
  expect(log.join('\n')).toContain('lapsed lock of deploy');
});

test('a hold, and what lifts it', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = await goLive(stage, 'two');
  await stage.rollback();
  const { outcome } = await stage.status();
  expect(outcome.notices).toContain(
    `Held: ada rolled ${two.release.slice(0, 12)} back (orders fail). Revert it, or deploy with \`lift-hold: true\`.`,
  );
});

test('a rollback that ended half way', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  befall(stage, 'dns.records.edit api.example.com', { kind: 'kill-before' });
  await killed(stage.start(rollbackRequest()));
  const { outcome } = await stage.status();
  expect(outcome.notices.join('\n')).toMatch(
    /^A rollback to \w{12} is under way, or ended half way: run it again/,
  );
});

test('what is unsettled is what is live, and no other release', async () => {
  const stage = await openStage();
  const one = await goLive(stage, 'one');
  await goLive(stage, 'two');
  await stage.rollback();
  const before = await stage.status();
  expect(before.outcome.notices.join('\n')).toContain(
    `${one.release.slice(0, 12)} is unsettled; it is due from`,
  );
  expect((await endOf(stage.start(settleRequest({ release: one.release })))).outcome.result).toBe('live');
  const after = await stage.status();
  expect(after.outcome.notices.join('\n')).not.toContain('unsettled');
});

test('it answers while everything is throttled now and then', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  stage.cloud.faults.throttle(30, 3);
  expect(told((await stage.status()).outcome)).toMatchObject({ result: 'unchanged', liveColor: 'blue' });
  expect(callsWith(stage, '(throttle)').length).toBeGreaterThan(0);
});
