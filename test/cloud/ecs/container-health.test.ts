import { expect, it } from 'vitest';
import type { Health } from './behaviour.ts';
import { definitionOf, IMAGE, openScene } from './scene.ts';

const CHECK = { command: ['CMD-SHELL', 'ping'], interval: 10, timeout: 5, retries: 2, startPeriod: 20 };
/** Until a container of the scene is started: a look of the scheduler, provisioning, pending. */
const STARTED = 6;

async function checkedScene(checks?: Health) {
  const scene = await openScene();
  scene.control.image(IMAGE, { web: { kind: 'runs', ...(checks !== undefined && { checks }) } });
  const containerDefinitions = definitionOf('web').containerDefinitions?.map((one) => ({
    ...one,
    healthCheck: CHECK,
  }));
  const taskDefinition = await scene.register('web', { containerDefinitions });
  await scene.createService({ desiredCount: 1, taskDefinition });
  scene.pass(STARTED);
  const [arn] = await scene.taskArns();
  const health = async () => (await scene.task(arn))?.healthStatus;
  const rollout = async () => (await scene.service()).deployments?.[0]?.rolloutState;
  return { ...scene, arn, health, rollout };
}

it('is UNKNOWN until the first check has passed, and the deployment waits for it', async () => {
  const { pass, health, rollout, task, arn } = await checkedScene();
  pass(9);
  expect(await health()).toBe('UNKNOWN');
  expect((await task(arn))?.lastStatus).toBe('RUNNING');
  expect(await rollout()).toBe('IN_PROGRESS');
  pass(3);
  expect(await health()).toBe('HEALTHY');
  expect((await task(arn))?.containers).toMatchObject([{ healthStatus: 'HEALTHY' }]);
  expect(await rollout()).toBe('COMPLETED');
});

it('forgives failures in the start period', async () => {
  const { pass, health } = await checkedScene({ passesAfter: 29_000 });
  pass(22);
  expect(await health()).toBe('UNKNOWN');
  pass(10);
  expect(await health()).toBe('HEALTHY');
});

it('is UNHEALTHY after as many failures as the definition allows, and replaced by its service', async () => {
  const { pass, health, task, arn, taskArns } = await checkedScene({ failsAfter: 35_000 });
  pass(45);
  expect(await health()).toBe('HEALTHY');
  pass(10);
  expect(await task(arn)).toMatchObject({
    healthStatus: 'UNHEALTHY',
    desiredStatus: 'STOPPED',
    stoppedReason: 'Task failed container health checks',
  });
  pass(10);
  expect(await taskArns()).toHaveLength(1);
});

it('stays UNKNOWN without a check', async () => {
  const scene = await openScene();
  await scene.createService({ desiredCount: 1 });
  scene.pass(60);
  const [arn] = await scene.taskArns();
  expect((await scene.task(arn))?.healthStatus).toBe('UNKNOWN');
  expect((await scene.service()).deployments?.[0]?.rolloutState).toBe('COMPLETED');
});
