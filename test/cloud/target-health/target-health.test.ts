import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { DescribeTargetHealthCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { describe, expect, it } from 'vitest';
import type { Health } from '../ecs/behaviour.ts';
import { GROUP, IMAGE, openScene } from '../ecs/scene.ts';

async function balanced(health: Health, more: { healthCheckGracePeriodSeconds?: number } = {}) {
  const scene = await openScene();
  scene.control.image(IMAGE, { web: { kind: 'runs', health } });
  await scene.createService({
    loadBalancers: [{ targetGroupArn: GROUP, containerName: 'web', containerPort: 8000 }],
    deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } },
    ...more,
  });
  const states = async () => {
    const answer = await scene.balancing.send(new DescribeTargetHealthCommand({ TargetGroupArn: GROUP }));
    return answer.TargetHealthDescriptions?.map((one) => one.TargetHealth) ?? [];
  };
  return { ...scene, states };
}

describe('target health', () => {
  it('is initial, then healthy after two passed checks', async () => {
    const { states, pass, service } = await balanced('passes');
    pass(7);
    expect(await states()).toMatchObject([{ State: 'initial' }, { State: 'initial' }]);
    pass(5);
    expect(await states()).toMatchObject([{ State: 'initial', Reason: 'Elb.InitialHealthChecking' }, {}]);
    pass(6);
    expect(await states()).toEqual([{ State: 'healthy' }, { State: 'healthy' }]);
    pass(2);
    expect((await service()).deployments?.[0]?.rolloutState).toBe('COMPLETED');
  });

  it('makes ECS replace the unhealthy, and the circuit breaker count them', async () => {
    const { pass, service, task, taskArns } = await balanced('fails');
    pass(19);
    const [arn] = await taskArns('STOPPED');
    expect(await task(arn)).toMatchObject({
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: `Task failed ELB health checks in (target-group ${GROUP})`,
    });
    pass(120);
    const { deployments, events } = await service();
    expect(deployments?.[0]?.rolloutState).toBe('FAILED');
    expect(events?.some((event) => event.message?.includes('is unhealthy in (target-group'))).toBe(true);
  });

  it('leaves the unhealthy alone during their grace', async () => {
    const { pass, states, taskArns } = await balanced('fails', { healthCheckGracePeriodSeconds: 60 });
    pass(60);
    expect(await states()).toMatchObject([{ State: 'unhealthy' }, { State: 'unhealthy' }]);
    expect(await taskArns('STOPPED')).toEqual([]);
    pass(12);
    expect(await taskArns('STOPPED')).toHaveLength(2);
  });

  it('drains for the deregistration delay before the task is told to stop', async () => {
    const { ecs, pass, states, service } = await balanced('passes');
    pass(30);
    await ecs.send(new UpdateServiceCommand({ cluster: 'shop', service: 'web', desiredCount: 0 }));
    pass(5);
    expect(await states()).toMatchObject([{ State: 'draining' }, { State: 'draining' }]);
    expect(await service()).toMatchObject({ runningCount: 0 });
    pass(30);
    expect(await states()).toEqual([]);
  });

  it('goes by what the record answers on the health path', async () => {
    const { control, createService, pass, balancing } = await openScene();
    const asked: string[] = [];
    const answer = (request: { url: string }) => {
      asked.push(request.url);
      return { status: 500, headers: {}, body: '' };
    };
    control.image(IMAGE, { web: { kind: 'runs', answer } });
    await createService({
      desiredCount: 1,
      loadBalancers: [{ targetGroupArn: GROUP, containerName: 'web', containerPort: 8000 }],
      healthCheckGracePeriodSeconds: 300,
    });
    pass(20);
    const { TargetHealthDescriptions } = await balancing.send(
      new DescribeTargetHealthCommand({ TargetGroupArn: GROUP }),
    );
    expect(asked).toContain('/healthz');
    expect(TargetHealthDescriptions?.[0]?.TargetHealth).toEqual({
      State: 'unhealthy',
      Reason: 'Target.ResponseCodeMismatch',
      Description: 'Health checks failed with these codes: [500]',
    });
  });

  it('fails open: without a healthy target all are forwarded to', async () => {
    const { control, pass } = await balanced('fails', { healthCheckGracePeriodSeconds: 300 });
    expect(await control.targetsOf(GROUP)).toEqual([]);
    pass(30);
    const open = await control.targetsOf(GROUP);
    expect(open.map((target) => target.health)).toEqual(['unhealthy', 'unhealthy']);
  });

  it('refuses a target group that nobody knows', async () => {
    const { balancing } = await openScene({ targetGroup: async () => undefined });
    const ask = new DescribeTargetHealthCommand({ TargetGroupArn: GROUP });
    await expect(balancing.send(ask)).rejects.toMatchObject({ name: 'TargetGroupNotFoundException' });
  });
});
