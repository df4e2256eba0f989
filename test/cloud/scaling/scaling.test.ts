import type { RegisterScalableTargetCommandInput } from '@aws-sdk/client-application-auto-scaling';
import {
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  PutScalingPolicyCommand,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { openScene } from '../ecs/scene.ts';

const TARGET = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/shop/web',
  ScalableDimension: 'ecs:service:DesiredCount',
} as const;

async function scaledScene(desiredCount: number) {
  const scene = await openScene();
  await scene.createService({ desiredCount });
  const register = (more: Partial<RegisterScalableTargetCommandInput>) =>
    scene.scaling.send(new RegisterScalableTargetCommand({ ...TARGET, ...more }));
  const desired = async () => (await scene.service()).desiredCount;
  return { ...scene, register, desired };
}

const SUSPENDED = {
  DynamicScalingInSuspended: true,
  DynamicScalingOutSuspended: true,
  ScheduledScalingSuspended: true,
};

describe('a scalable target', () => {
  it('lifts the count to its minimum at once, suspended or not', async () => {
    const { register, desired } = await scaledScene(0);
    await register({ MinCapacity: 2, MaxCapacity: 4, SuspendedState: SUSPENDED });
    expect(await desired()).toBe(2);
  });

  it('cuts the count to its maximum', async () => {
    const { register, desired } = await scaledScene(6);
    await register({ MinCapacity: 0, MaxCapacity: 4 });
    expect(await desired()).toBe(4);
  });

  it('moves the count on a later call that only suspends', async () => {
    const { ecs, register, desired } = await scaledScene(2);
    await register({ MinCapacity: 2, MaxCapacity: 4 });
    await ecs.send(new UpdateServiceCommand({ cluster: 'shop', service: 'web', desiredCount: 0 }));
    expect(await desired()).toBe(0);
    await register({ SuspendedState: SUSPENDED });
    expect(await desired()).toBe(2);
  });

  it('keeps what a later call does not name', async () => {
    const { register, scaling } = await scaledScene(2);
    await register({ MinCapacity: 1, MaxCapacity: 4, SuspendedState: SUSPENDED });
    await register({ SuspendedState: { DynamicScalingOutSuspended: false } });
    const answer = await scaling.send(
      new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs', ResourceIds: [TARGET.ResourceId] }),
    );
    expect(answer.ScalableTargets).toMatchObject([
      { MinCapacity: 1, MaxCapacity: 4, SuspendedState: { ...SUSPENDED, DynamicScalingOutSuspended: false } },
    ]);
  });

  it('scales by itself only where it is not suspended', async () => {
    const { control, register, desired } = await scaledScene(2);
    const only = { ...SUSPENDED, DynamicScalingOutSuspended: false };
    await register({ MinCapacity: 1, MaxCapacity: 4, SuspendedState: only });
    await control.autoscale(TARGET.ResourceId, 1);
    expect(await desired()).toBe(2);
    await control.autoscale(TARGET.ResourceId, 9);
    expect(await desired()).toBe(4);
  });

  it('follows its schedules only where they are not suspended', async () => {
    const { control, register, scaling, desired } = await scaledScene(0);
    await register({ MinCapacity: 0, MaxCapacity: 4, SuspendedState: SUSPENDED });
    const morning = { ScheduledActionName: 'morning', Schedule: 'cron(0 6 ? * * *)' };
    const action = { ...TARGET, ...morning, ScalableTargetAction: { MinCapacity: 2 } };
    await scaling.send(new PutScheduledActionCommand(action));
    await control.runSchedules();
    expect(await desired()).toBe(0);
    await register({ SuspendedState: { ScheduledScalingSuspended: false } });
    expect(await desired()).toBe(0);
    await control.runSchedules();
    expect(await desired()).toBe(2);
  });

  it('needs a service, both limits at first, and their order', async () => {
    const { register } = await scaledScene(0);
    const refused = { name: 'ValidationException' };
    await expect(
      register({ ResourceId: 'service/shop/none', MinCapacity: 0, MaxCapacity: 1 }),
    ).rejects.toMatchObject(refused);
    await expect(register({ MinCapacity: 0 })).rejects.toMatchObject(refused);
    await expect(register({ MinCapacity: 2, MaxCapacity: 1 })).rejects.toMatchObject(refused);
  });

  it('holds policies until it is gone', async () => {
    const { register, scaling } = await scaledScene(1);
    const policy = {
      ...TARGET,
      PolicyName: 'cpu',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: { TargetValue: 60 },
    } as const;
    await expect(scaling.send(new PutScalingPolicyCommand(policy))).rejects.toMatchObject({
      name: 'ObjectNotFoundException',
    });
    await register({ MinCapacity: 0, MaxCapacity: 1 });
    await scaling.send(new PutScalingPolicyCommand(policy));
    const answer = await scaling.send(new DescribeScalingPoliciesCommand({ ServiceNamespace: 'ecs' }));
    expect(answer.ScalingPolicies).toMatchObject([{ PolicyName: 'cpu' }]);
    await scaling.send(new DeregisterScalableTargetCommand(TARGET));
    const left = await scaling.send(new DescribeScalingPoliciesCommand({ ServiceNamespace: 'ecs' }));
    expect(left.ScalingPolicies).toEqual([]);
    await expect(scaling.send(new DeregisterScalableTargetCommand(TARGET))).rejects.toMatchObject({
      name: 'ObjectNotFoundException',
    });
  });
});
