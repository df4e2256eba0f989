import { expect, test } from 'vitest';
import { begin, endOf, failureOf, goLive, openStage, told } from './acts.ts';
import { callsWith } from './calls.ts';
import { runRequest } from './requests.ts';
import { transcript } from './transcript.ts';
import { pass } from './web.ts';

test('a command in the live release, whole: outputs, log and remote calls', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const played = await stage.run("python manage.py shell -c 'print(1)'");
  const { steps: _, startedAt: __, ms: ___, ...outputs } = played.outcome;
  expect(outputs).toMatchSnapshot('outputs');
  expect(played.log.join('\n')).toMatchSnapshot('log');
  expect(transcript(played.calls)).toMatchSnapshot('calls');
  const task = stage.cloud.ecs.ran().findLast((one) => one.group.startsWith('family:'));
  expect(task?.containers[0]?.command).toEqual(['python', 'manage.py', 'shell', '-c', 'print(1)']);
  expect(stage.objects()).toEqual(['ledger.json']);
});

test('it fails: the exit code, the last lines, and exit 1', async () => {
  const stage = await openStage();
  const build = stage.build('one', {
    migrate: ({ command }) =>
      command.includes('check')
        ? { kind: 'exits', after: 500, code: 2, lines: [{ after: 10, text: 'SystemCheckError' }] }
        : { kind: 'exits', after: 500, code: 0 },
  });
  await stage.deploy(build, { bakeMs: 0 });
  const { outcome } = await stage.run('python manage.py check');
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  expect(failureOf(outcome)).toMatchObject({ step: 'run', logLines: ['SystemCheckError'] });
  expect(failureOf(outcome).message).toContain('exit code 2');
});

test('the same command twice runs twice', async () => {
  const stage = await openStage();
  const one = await goLive(stage, 'one');
  await stage.run('python manage.py clearsessions');
  await stage.run('python manage.py clearsessions');
  expect(stage.migrations(one)).toBe(3);
});

test('nothing is live: refused', async () => {
  const stage = await openStage();
  const { outcome } = await stage.run('python manage.py check');
  expect(failureOf(outcome).message).toMatch(/^No release of Flipgate is live here/);
});

test('beyond its time it is stopped', async () => {
  const stage = await openStage();
  const build = stage.build('one', {
    migrate: ({ nth }) => ({ kind: 'exits', after: nth === 1 ? 500 : 3_600_000, code: 0 }),
  });
  await stage.deploy(build, { bakeMs: 0 });
  const { outcome } = await stage.run('python manage.py check', { timeoutMs: 60_000 });
  expect(failureOf(outcome).message).toBe('The time given by `timeout` is over.');
  expect(callsWith(stage, 'StopTask')).toHaveLength(1);
});

test('cancelled, it is stopped and production is as it was', async () => {
  const stage = await openStage();
  const build = stage.build('one', {
    migrate: ({ nth }) => ({ kind: 'exits', after: nth === 1 ? 500 : 3_600_000, code: 0 }),
  });
  await stage.deploy(build, { bakeMs: 0 });
  const playing = stage.start(runRequest('python manage.py check'));
  await pass(stage, 30_000);
  playing.cancel();
  const { outcome } = await endOf(playing);
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  expect(failureOf(outcome).message).toBe('The run was cancelled.');
  expect(callsWith(stage, 'StopTask')).toHaveLength(1);
});

test('while a deploy works it waits a minute, then says who works', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const deploying = begin(stage, stage.build('two'), { bakeMs: 300_000 });
  await pass(stage, 5_000);
  const { outcome } = await stage.run('python manage.py check');
  expect(failureOf(outcome).message).toMatch(/locked by deploy/);
  await endOf(deploying);
});

test('a dry run starts and writes nothing, and waits for nobody', async () => {
  const stage = await openStage();
  const one = await goLive(stage, 'one');
  const deploying = begin(stage, stage.build('two'), { bakeMs: 300_000 });
  await pass(stage, 5_000);
  const { outcome, calls } = await stage.run('python manage.py check', { dryRun: true });
  expect(told(outcome)).toMatchObject({ result: 'unchanged', exit: 0, changed: false, liveColor: 'blue' });
  expect(outcome.notices).toEqual([`Dry run: the command would run in ${one.release.slice(0, 12)}.`]);
  expect(calls.filter((line) => !/ (Describe|Get|List|Head)\w*|\.list |\.get |github /.test(line))).toEqual(
    [],
  );
  await endOf(deploying);
});

test('a dry run where nothing is live is refused as the command would be', async () => {
  const stage = await openStage();
  const { outcome } = await stage.run('python manage.py check', { dryRun: true });
  expect(failureOf(outcome).message).toMatch(/^No release of Flipgate is live here/);
});
