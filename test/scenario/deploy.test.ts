import { expect, test } from 'vitest';
import { BLUE, deploy, GREEN, goLive, live, openStage, told } from './acts.ts';
import { callsWith } from './calls.ts';
import { stepsOf, transcript } from './transcript.ts';
import { pass, scaleWeb, watchWeb, webOf } from './web.ts';

test('a good deploy, whole: outputs, log and remote calls', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two');
  const played = await stage.deploy(two, { bakeMs: 10_000, verifyPaths: [] });
  const { steps: _, startedAt: __, ms: ___, ...outputs } = played.outcome;
  expect(outputs).toMatchSnapshot('outputs');
  expect(stepsOf(played)).toMatchSnapshot('steps');
  expect(played.log.join('\n')).toMatchSnapshot('log');
  expect(transcript(played.calls)).toMatchSnapshot('calls');
  expect(live(stage)).toBe(GREEN);
  expect(stage.objects()).toEqual(['ledger.json']);
});

test('a first deploy makes the certificate, both records and the release', async () => {
  const stage = await openStage({ certificate: 'none' });
  const one = stage.build('one');
  const played = await deploy(stage, one);
  expect(told(played.outcome)).toMatchObject({ result: 'live', exit: 0, liveColor: 'blue', changed: true });
  expect(transcript(played.calls)).toMatchSnapshot();
  expect(stage.cloud.zone.named('api.example.com')).toMatchObject([
    { type: 'CNAME', content: BLUE, proxied: true },
  ]);
  expect(stage.webTasks('blue')).toBe(2);
  expect(stage.ledger().releases).toMatchObject([{ release: one.release, state: 'closed', color: 'blue' }]);
});

test('what the record carries beside its content survives a flip', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const [record] = stage.cloud.zone.named('api.example.com');
  stage.cloud.zone.edit([{ kind: 'patch', id: record?.id ?? '', fields: { comment: 'ours, do not touch' } }]);
  await goLive(stage, 'two');
  expect(stage.cloud.zone.named('api.example.com')).toMatchObject([
    { id: record?.id, content: GREEN, comment: 'ours, do not touch', proxied: true },
  ]);
});

test('the release that is live already: unchanged, and nothing is touched', async () => {
  const stage = await openStage();
  const one = await goLive(stage, 'one');
  const played = await deploy(stage, one);
  expect(told(played.outcome)).toEqual({ result: 'unchanged', exit: 0, changed: false, liveColor: 'blue' });
  expect(stepsOf(played)).toEqual(['lock', 'locate', 'mend: unchanged']);
  expect(stage.migrations(one)).toBe(1);
});

test('the warm colour is settled first, and the log says what that ends', async () => {
  const stage = await openStage();
  const one = await goLive(stage, 'one');
  const two = await goLive(stage, 'two');
  expect(stage.webTasks('blue')).toBe(2);
  const three = stage.build('three');
  const fewest = [watchWeb(stage, 'blue'), watchWeb(stage, 'green')];
  const played = await deploy(stage, three);
  expect(told(played.outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
  expect(played.log).toContain(`this ends the warm rollback from ${two.release.slice(0, 12)}`);
  expect(fewest.map((end) => end())).toEqual([0, 2]);
  expect(stage.ledger().releases.map((line) => line.settledAt !== undefined)).toEqual([true, true, false]);
  expect(one.release).not.toBe(three.release);
});

test('the idle web starts at what the live web runs, and the live web never has less', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await scaleWeb(stage, 'blue', 5);
  const fewest = watchWeb(stage, 'blue');
  await goLive(stage, 'two');
  expect(stage.webTasks('green')).toBe(5);
  expect(fewest()).toBe(5);
});

test('more tasks live than the new web may have: its maximum is all that is asked for', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await scaleWeb(stage, 'blue', 5);
  stage.engine.infra.webMax = 4;
  await goLive(stage, 'two');
  expect(stage.webTasks('green')).toBe(4);
});

test('from the flip to the record neither colour shrinks by itself; after it both may breathe', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await scaleWeb(stage, 'blue', 4);
  const flips = callsWith(stage, 'dns.records.edit').length;
  const deploying = deploy(stage, stage.build('two'), { bakeMs: 60_000 });
  while (callsWith(stage, 'dns.records.edit').length === flips) await stage.clock.sleep(1_000);
  for (const why of ['dynamic', 'scheduled'] as const) {
    await stage.cloud.ecs.autoscale(webOf('blue'), 2, why);
    await stage.cloud.ecs.autoscale(webOf('green'), 2, why);
  }
  await pass(stage, 30_000);
  expect([stage.webTasks('blue'), stage.webTasks('green')]).toEqual([4, 4]);
  expect(told((await deploying).outcome)).toMatchObject({ result: 'live' });
  await stage.cloud.ecs.autoscale(webOf('green'), 2, 'scheduled');
  await pass(stage, 60_000);
  expect(stage.webTasks('green')).toBe(2);
});

test('superseded by a newer commit on its branch', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two');
  const newest = stage.build('three').release;
  const played = await deploy(stage, two);
  expect(told(played.outcome)).toEqual({
    ...{ result: 'superseded', exit: 0, changed: false },
    notices: [`Superseded by ${newest.slice(0, 12)}, the newest commit of main: nothing is deployed.`],
  });
  expect(live(stage)).toBe(BLUE);
  expect(stage.migrations(two)).toBe(0);
});

test('superseded by what is live, though its branch has nothing newer', async () => {
  const stage = await openStage();
  const { repository } = stage.cloud.github;
  const one = stage.build('one');
  repository.branch('release');
  await goLive(stage, 'two');
  const played = await deploy(stage, one, {}, { ref: 'refs/heads/release' });
  expect(told(played.outcome)).toMatchObject({ result: 'superseded', exit: 0 });
  expect(live(stage)).toBe(BLUE);
});

test('what a person dispatches is deployed, older or not', async () => {
  const stage = await openStage();
  const one = await goLive(stage, 'one');
  await goLive(stage, 'two');
  const played = await deploy(stage, one, {}, { event: 'workflow_dispatch' });
  expect(told(played.outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
});

test('a dry run says where it would go and writes nothing', async () => {
  const stage = await openStage();
  const one = stage.build('one');
  const played = await deploy(stage, one, { dryRun: true });
  expect(told(played.outcome)).toMatchObject({
    result: 'unchanged',
    changed: false,
    notices: [`Dry run: ${one.release.slice(0, 12)} would go to blue; nothing was written.`],
  });
  expect(stage.objects()).toEqual([]);
  expect(played.calls.filter((call) => /Put|Create|Register|Update|Run|create|edit/.test(call))).toEqual([]);
});
