import { expect, test } from 'vitest';
import { begin, deploy, endOf, failureOf, goLive, killed, openStage, told } from './acts.ts';
import { answers, apiDown } from './api-down.ts';
import { callsWith } from './calls.ts';
import { goodWeb } from './programs.ts';
import { rollbackRequest } from './requests.ts';
import { pass } from './web.ts';

test('killed in the middle: run again it finishes', async () => {
  const stage = await openStage();
  const { one } = await apiDown(stage);
  const playing = stage.start(rollbackRequest({ inPlace: true }));
  while (callsWith(stage, 'UpdateService shop-production-green-web').length < 2) await pass(stage, 1_000);
  await pass(stage, 12_000);
  playing.process.caller.kill('by the test');
  await killed(playing);
  const { outcome } = await stage.rollback({ inPlace: true });
  expect(told(outcome)).toMatchObject({ result: 'live', exit: 0, liveColor: 'green' });
  expect(await answers(stage)).toBe(one.release);
  expect(stage.hold()).toMatchObject({ open: false });
});

test('the old release answers wrongly once it serves: a person is told', async () => {
  const stage = await openStage();
  const { one } = await apiDown(stage);
  stage.cloud.ecs.image(one.image, { web: goodWeb('0'.repeat(40)) });
  const { outcome } = await stage.rollback({ inPlace: true });
  expect(told(outcome)).toMatchObject({ result: 'needs-person', exit: 3 });
});

test('a dry run says what would be rolled, and stops nobody', async () => {
  const stage = await openStage();
  const { one, two } = await apiDown(stage);
  stage.cloud.cloudflare.down = false;
  const playing = begin(stage, stage.build('three'));
  await pass(stage, 3_000);
  const { outcome } = await stage.rollback({ inPlace: true, dryRun: true });
  expect(outcome.notices).toEqual([
    `Dry run: green would be rolled from ${two.release.slice(0, 12)} to ${one.release.slice(0, 12)}, task by task.`,
  ]);
  expect(told((await endOf(playing)).outcome).result).toBe('live');
  expect(stage.objects()).toEqual(['ledger.json']);
});

test('to adopted cannot be reached in place', async () => {
  const stage = await openStage();
  stage.cloud.zone.add({ type: 'A', name: 'api.example.com', content: '192.0.2.10', proxied: true });
  await goLive(stage, 'one', { adopt: ['192.0.2.10'] });
  const { outcome } = await stage.rollback({ inPlace: true, to: 'adopted' });
  expect(failureOf(outcome).message).toBe('`to` adopted cannot be reached in place.');
  expect(stage.objects()).toEqual(['ledger.json']);
});

test('while a deploy starts its colour, with the API down', async () => {
  const stage = await openStage();
  const { one } = await apiDown(stage);
  stage.cloud.cloudflare.down = false;
  const playing = begin(stage, stage.build('three'));
  while (callsWith(stage, 'UpdateService shop-production-blue-web').length < 3) await pass(stage, 1_000);
  stage.cloud.cloudflare.down = true;
  const { outcome } = await stage.rollback({ inPlace: true });
  expect(told((await endOf(playing)).outcome).exit).not.toBe(0);
  expect(told(outcome)).toMatchObject({ exit: 0 });
  expect(await answers(stage)).not.toBe(one.release);
});

test('after it a deploy goes on as ever', async () => {
  const stage = await openStage();
  const { two } = await apiDown(stage);
  await stage.rollback({ inPlace: true });
  stage.cloud.cloudflare.down = false;
  const revert = stage.build(`This reverts commit ${two.release}.`);
  expect(told((await deploy(stage, revert)).outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
});
