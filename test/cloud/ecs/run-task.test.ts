import type { RunTaskCommandInput } from '@aws-sdk/client-ecs';
import { ListTasksCommand, RunTaskCommand, StopTaskCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { definitionOf, IMAGE, NETWORK, openScene } from './scene.ts';

async function migrateScene(options: Parameters<typeof openScene>[0] = {}) {
  const scene = await openScene(options);
  const taskDefinition = await scene.register('migrate');
  const run = (more: Partial<RunTaskCommandInput> = {}) =>
    scene.ecs.send(
      new RunTaskCommand({
        cluster: 'shop',
        taskDefinition,
        launchType: 'FARGATE',
        networkConfiguration: NETWORK,
        startedBy: 'flipgate/1',
        clientToken: 'shop-1-expand-1',
        ...more,
      }),
    );
  return { ...scene, run };
}

describe('RunTask', () => {
  it('gives the same task for the same token, also when that task failed', async () => {
    const { control, run, pass, task } = await migrateScene();
    control.image(IMAGE, { migrate: { kind: 'exits', after: 1_000, code: 3 } });
    const arn = (await run()).tasks?.[0]?.taskArn;
    pass(30);
    expect((await task(arn))?.containers?.[0]?.exitCode).toBe(3);
    expect((await run()).tasks?.map((again) => again.taskArn)).toEqual([arn]);
    pass(24 * 3600);
    expect((await run()).tasks?.[0]?.taskArn).not.toBe(arn);
  });

  it('answers a token with other parameters by the tasks to adopt', async () => {
    const { run } = await migrateScene();
    const arn = (await run()).tasks?.[0]?.taskArn;
    await expect(run({ startedBy: 'flipgate/2' })).rejects.toMatchObject({
      name: 'ConflictException',
      resourceIds: [arn],
    });
  });

  it('answers 200 with failures and no task when there is no capacity', async () => {
    const { control, run } = await migrateScene();
    control.refuseRunTask([{ reason: 'Capacity is unavailable at this time.' }]);
    const refused = await run();
    expect(refused.tasks).toEqual([]);
    expect(refused.failures).toEqual([{ reason: 'Capacity is unavailable at this time.' }]);
    expect((await run()).tasks).toHaveLength(1);
  });

  it('may be MISSING right after', async () => {
    const { control, run, task, pass } = await migrateScene();
    control.missingFor(3_000);
    const arn = (await run()).tasks?.[0]?.taskArn;
    expect(await task(arn)).toBeUndefined();
    pass(3);
    expect(await task(arn)).toBeDefined();
  });

  it('never shows RUNNING for a task that ends at once', async () => {
    const { control, run, task, pass } = await migrateScene();
    control.image(IMAGE, { migrate: { kind: 'exits', after: 0, code: 0 } });
    const arn = (await run()).tasks?.[0]?.taskArn;
    const statuses = new Set<string | undefined>();
    for (let tenth = 0; tenth < 100; tenth += 1) {
      pass(0.1);
      statuses.add((await task(arn))?.lastStatus);
    }
    expect(statuses).not.toContain('RUNNING');
    const stopped = await task(arn);
    expect(stopped).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
    });
    expect(stopped?.containers?.[0]).toMatchObject({ exitCode: 0 });
    expect(stopped?.containers?.[0]?.reason).toBeUndefined();
  });

  it('has no exit code when the image cannot be pulled', async () => {
    const { control, run, task, pass } = await migrateScene();
    control.image(IMAGE, { migrate: { kind: 'cannot-pull', message: 'pull image manifest: not found' } });
    const arn = (await run()).tasks?.[0]?.taskArn;
    pass(30);
    const stopped = await task(arn);
    expect(stopped).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'CannotPullContainerError: pull image manifest: not found',
    });
    expect(stopped?.containers?.[0]?.exitCode).toBeUndefined();
  });

  it('stops at its start when a secret has no value', async () => {
    const { ecs, register, task, pass } = await openScene({ secretValue: async () => undefined });
    const secret = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:shop/key-AbCdEf';
    const taskDefinition = await register('migrate', {
      containerDefinitions: definitionOf('migrate').containerDefinitions?.map((one) => ({
        ...one,
        secrets: [{ name: 'SECRET_KEY', valueFrom: secret }],
      })),
    });
    const run = new RunTaskCommand({ cluster: 'shop', taskDefinition, networkConfiguration: NETWORK });
    const arn = (await ecs.send(run)).tasks?.[0]?.taskArn;
    pass(30);
    const stopped = await task(arn);
    expect(stopped?.stopCode).toBe('TaskFailedToStart');
    expect(stopped?.stoppedReason).toMatch(/^ResourceInitializationError: .*shop\/key-AbCdEf/);
  });

  it('judges by essential containers: a failing sidecar ends nothing', async () => {
    const { control, ecs, register, task, pass } = await openScene();
    const [main = {}] = definitionOf('migrate').containerDefinitions ?? [];
    const sidecar = { name: 'agent', image: IMAGE, essential: false };
    const taskDefinition = await register('migrate', { containerDefinitions: [sidecar, main] });
    control.image(IMAGE, {
      agent: { kind: 'exits', after: 1_000, code: 1 },
      migrate: { kind: 'exits', after: 5_000, code: 0 },
    });
    const run = new RunTaskCommand({ cluster: 'shop', taskDefinition, networkConfiguration: NETWORK });
    const arn = (await ecs.send(run)).tasks?.[0]?.taskArn;
    pass(7);
    expect(await task(arn)).toMatchObject({ lastStatus: 'RUNNING', containers: [{ exitCode: 1 }, {}] });
    pass(10);
    expect(await task(arn)).toMatchObject({ containers: [{ exitCode: 1 }, { exitCode: 0 }] });
  });

  it('stops by SIGTERM, then by SIGKILL with 137', async () => {
    const { control, ecs, run, task, pass } = await migrateScene();
    control.image(IMAGE, { migrate: { kind: 'runs', onTerm: 'ignores' } });
    const arn = (await run()).tasks?.[0]?.taskArn;
    pass(10);
    await ecs.send(new StopTaskCommand({ cluster: 'shop', task: arn, reason: 'timeout' }));
    pass(29);
    expect(await task(arn)).toMatchObject({ lastStatus: 'STOPPING', desiredStatus: 'STOPPED' });
    pass(3);
    expect(await task(arn)).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'UserInitiated',
      stoppedReason: 'timeout',
      containers: [{ exitCode: 137 }],
    });
  });

  it('is forgotten an hour after it stopped', async () => {
    const { run, task, pass } = await migrateScene();
    const arn = (await run()).tasks?.[0]?.taskArn;
    pass(60);
    expect((await task(arn))?.lastStatus).toBe('STOPPED');
    pass(3600);
    expect(await task(arn)).toBeUndefined();
  });

  it('refuses an override of a container that is not there', async () => {
    const { run } = await migrateScene();
    const overrides = { containerOverrides: [{ name: 'web', command: ['true'] }] };
    await expect(run({ overrides })).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

describe('ListTasks', () => {
  it('takes startedBy as its only filter, and shows RUNNING ones by default', async () => {
    const { ecs, run, pass } = await migrateScene();
    await run();
    const alone = () => ecs.send(new ListTasksCommand({ cluster: 'shop', startedBy: 'flipgate/1' }));
    expect((await alone()).taskArns).toHaveLength(1);
    const both = new ListTasksCommand({ cluster: 'shop', startedBy: 'flipgate/1', desiredStatus: 'STOPPED' });
    await expect(ecs.send(both)).rejects.toMatchObject({ name: 'InvalidParameterException' });
    pass(60);
    expect((await alone()).taskArns).toEqual([]);
    const stopped = new ListTasksCommand({ cluster: 'shop', family: 'migrate', desiredStatus: 'STOPPED' });
    expect((await ecs.send(stopped)).taskArns).toHaveLength(1);
  });
});
