import {
  DeleteServiceCommand,
  DeregisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { GROUP, openScene } from './scene.ts';

describe('a service', () => {
  it('starts its tasks gradually and completes its deployment', async () => {
    const { createService, service, pass, taskArns, task } = await openScene();
    await createService();
    pass(2);
    expect(await service()).toMatchObject({ runningCount: 0, pendingCount: 2, desiredCount: 2 });
    const [first] = await taskArns();
    expect((await task(first))?.lastStatus).toBe('PROVISIONING');
    pass(2);
    expect((await task(first))?.lastStatus).toBe('PENDING');
    pass(2.5);
    expect((await task(first))?.lastStatus).toBe('ACTIVATING');
    pass(1);
    expect((await task(first))?.lastStatus).toBe('RUNNING');
    pass(2);
    const { deployments, events } = await service();
    expect(deployments).toHaveLength(1);
    expect(deployments?.[0]).toMatchObject({ status: 'PRIMARY', rolloutState: 'COMPLETED', runningCount: 2 });
    expect(events?.[0]?.message).toBe('(service web) has reached a steady state.');
  });

  it('makes no new deployment for another count alone', async () => {
    const { ecs, createService, service, pass } = await openScene();
    await createService({ desiredCount: 0 });
    pass(5);
    const before = (await service()).deployments?.[0];
    expect(before?.rolloutState).toBe('COMPLETED');
    await ecs.send(new UpdateServiceCommand({ cluster: 'shop', service: 'web', desiredCount: 2 }));
    const after = (await service()).deployments?.[0];
    expect(after).toMatchObject({
      id: before?.id,
      rolloutState: 'COMPLETED',
      desiredCount: 2,
      runningCount: 0,
    });
  });

  it('rolls to a new task definition without going under its minimum', async () => {
    const { ecs, createService, register, service, pass } = await openScene();
    await createService();
    pass(20);
    const next = await register('web');
    await ecs.send(new UpdateServiceCommand({ cluster: 'shop', service: 'web', taskDefinition: next }));
    for (let second = 0; second < 20; second += 1) {
      pass(1);
      const { runningCount } = await service();
      expect(runningCount).toBeGreaterThanOrEqual(2);
    }
    const { deployments, taskDefinition } = await service();
    expect(taskDefinition).toBe(next);
    expect(deployments).toMatchObject([{ rolloutState: 'COMPLETED', runningCount: 2 }]);
  });

  it('with 0/100 stops the old task before it starts a new one', async () => {
    const { ecs, createService, service, pass, control } = await openScene();
    await createService({
      desiredCount: 1,
      deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
    });
    pass(20);
    await ecs.send(new UpdateServiceCommand({ cluster: 'shop', service: 'web', forceNewDeployment: true }));
    for (let second = 0; second < 20; second += 1) {
      pass(1);
      expect((await service()).runningCount).toBeLessThanOrEqual(1);
    }
    const [old, young] = control.ran();
    expect(young?.startedAt).toBeGreaterThan(old?.stoppedAt ?? Number.POSITIVE_INFINITY);
  });

  it('with the default 100/200 runs old and new side by side', async () => {
    const { ecs, createService, pass, control } = await openScene();
    await createService({ desiredCount: 1 });
    pass(20);
    await ecs.send(new UpdateServiceCommand({ cluster: 'shop', service: 'web', forceNewDeployment: true }));
    pass(30);
    await control.settle();
    const [old, young] = control.ran();
    expect(young?.startedAt).toBeLessThan(old?.stoppedAt ?? 0);
  });

  it('refuses an inactive task definition', async () => {
    const { ecs, createService, register } = await openScene();
    await createService();
    const next = await register('web');
    await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: next }));
    const update = new UpdateServiceCommand({ cluster: 'shop', service: 'web', taskDefinition: next });
    await expect(ecs.send(update)).rejects.toMatchObject({
      name: 'ClientException',
      message: 'TaskDefinition is inactive',
    });
  });

  it.each([
    ['does not have an associated load balancer', { attached: false }],
    ['does not exist', undefined],
  ])('refuses a target group that %s', async (why, group) => {
    const { createService } = await openScene({ targetGroup: async () => group });
    const loadBalancers = [{ targetGroupArn: GROUP, containerName: 'web', containerPort: 8000 }];
    await expect(createService({ loadBalancers })).rejects.toThrow(why);
  });

  it('is deleted at zero only, drains, and is INACTIVE then', async () => {
    const { ecs, createService, service, pass } = await openScene();
    await createService();
    pass(20);
    const remove = new DeleteServiceCommand({ cluster: 'shop', service: 'web' });
    await expect(ecs.send(remove)).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await ecs.send(new UpdateServiceCommand({ cluster: 'shop', service: 'web', desiredCount: 0 }));
    await ecs.send(remove);
    expect((await service()).status).toBe('DRAINING');
    pass(20);
    expect((await service()).status).toBe('INACTIVE');
  });

  it('shows an old state while reads are stale', async () => {
    const { ecs, control, createService, service, pass } = await openScene();
    await createService({ desiredCount: 0 });
    pass(5);
    await control.staleServices(60_000, 60_000);
    await ecs.send(
      new UpdateServiceCommand({
        cluster: 'shop',
        service: 'web',
        desiredCount: 1,
        forceNewDeployment: true,
      }),
    );
    pass(50);
    expect(await service()).toMatchObject({ desiredCount: 0, runningCount: 0 });
    pass(11);
    expect(await service()).toMatchObject({ desiredCount: 1, runningCount: 1 });
  });

  it('says why it cannot place a task, and tries again', async () => {
    const { control, createService, service, pass } = await openScene();
    control.noCapacity(true);
    await createService({ desiredCount: 1 });
    pass(5);
    expect((await service()).events?.[0]?.message).toContain('was unable to place a task.');
    control.noCapacity(false);
    pass(40);
    expect((await service()).runningCount).toBe(1);
  });
});
