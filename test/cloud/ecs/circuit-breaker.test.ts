import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { breakerThreshold } from './circuit-breaker.ts';
import { definitionOf, IMAGE, openScene } from './scene.ts';

const BROKEN = IMAGE.replaceAll('a'.repeat(64), 'b'.repeat(64));

async function brokenScene(rollback: boolean) {
  const scene = await openScene();
  scene.control.image(BROKEN, { '*': { kind: 'cannot-pull', message: 'manifest unknown' } });
  await scene.createService({
    deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback } },
  });
  scene.pass(30);
  const healthy = await scene.service();
  const containerDefinitions = definitionOf('web').containerDefinitions?.map((one) => ({
    ...one,
    image: BROKEN,
  }));
  const broken = await scene.register('web', { containerDefinitions });
  const update = { cluster: 'shop', service: 'web', taskDefinition: broken };
  const { service } = await scene.ecs.send(new UpdateServiceCommand(update));
  return { ...scene, healthy, broken, deployment: service?.deployments?.[0]?.id };
}

describe('the circuit breaker', () => {
  it.each([
    [1, 3],
    [6, 3],
    [20, 10],
    [1000, 200],
  ])('with %i wanted trips at %i failures', (desired, threshold) => {
    expect(breakerThreshold({ enable: true, rollback: false }, desired)).toBe(threshold);
  });

  it('never trips when it is off', () => {
    expect(breakerThreshold({ enable: false, rollback: false }, 2)).toBe(Number.POSITIVE_INFINITY);
  });

  it('without rollback leaves the deployment FAILED and the old tasks running', async () => {
    const { service, pass, deployment, broken } = await brokenScene(false);
    pass(120);
    const { deployments, runningCount, taskDefinition } = await service();
    expect(deployments?.[0]).toMatchObject({ id: deployment, status: 'PRIMARY', rolloutState: 'FAILED' });
    expect(deployments?.[0]?.failedTasks).toBeGreaterThanOrEqual(3);
    expect(taskDefinition).toBe(broken);
    expect(runningCount).toBe(2);
  });

  it('with rollback looks stable again, but runs the last completed deployment', async () => {
    const { service, pass, healthy, deployment } = await brokenScene(true);
    pass(120);
    const { deployments, runningCount, desiredCount, taskDefinition, events } = await service();
    expect([runningCount, desiredCount]).toEqual([2, 2]);
    expect(taskDefinition).toBe(healthy.taskDefinition);
    expect(deployments).toHaveLength(1);
    expect(deployments?.[0]).toMatchObject({ id: healthy.deployments?.[0]?.id, rolloutState: 'COMPLETED' });
    expect(deployments?.[0]?.rolloutStateReason).toContain('rolling back to deploymentId');
    expect(events?.map((event) => event.message)).toContain(
      `(service web) (deployment ${deployment}) deployment failed: tasks failed to start.`,
    );
  });

  it('does not count tasks that die after RUNNING', async () => {
    const { control, createService, service, pass } = await openScene();
    control.image(IMAGE, { web: { kind: 'exits', after: 1_500, code: 1 } });
    await createService({
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } },
    });
    pass(120);
    const { deployments } = await service();
    expect(deployments?.[0]).toMatchObject({ rolloutState: 'IN_PROGRESS', failedTasks: 0 });
    expect(
      control.ran().filter((task) => task.stopCode === 'EssentialContainerExited').length,
    ).toBeGreaterThan(5);
  });
});
