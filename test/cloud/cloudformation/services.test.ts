import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Cloud, openCloud } from '../cloud.ts';
import { VirtualClock } from '../virtual-clock.ts';
import { type Desk, openDesk } from './desk.ts';
import { of } from './small-templates.ts';

let cloud: Cloud;
let desk: Desk;
beforeEach(async () => {
  cloud = await openCloud({ clock: new VirtualClock() });
  desk = openDesk(cloud);
  cloud.ecs.image('broken', { web: { kind: 'cannot-pull', message: 'not found' } });
});
afterEach(() => cloud.close());

function service(Image: string, more: object = { DesiredCount: 2 }) {
  const definition = {
    ...{
      Family: 'web',
      NetworkMode: 'awsvpc',
      RequiresCompatibilities: ['FARGATE'],
      Cpu: '256',
      Memory: '512',
    },
    ContainerDefinitions: [{ Name: 'web', Image, Essential: true }],
  };
  const Properties = {
    ...{ Cluster: { Ref: 'C' }, ServiceName: 'web', TaskDefinition: { Ref: 'T' }, LaunchType: 'FARGATE' },
    DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: true, Rollback: false } },
    NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-1'], SecurityGroups: ['sg-1'] } },
    ...more,
  };
  return of({
    C: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'shop' } },
    T: { Type: 'AWS::ECS::TaskDefinition', Properties: definition, UpdateReplacePolicy: 'Retain' },
    S: { Type: 'AWS::ECS::Service', Properties },
  });
}

const images = () => cloud.ecs.ran().map((task) => task.containers[0]?.image);

test('a service is waited for until it is steady; its count stays where an update does not name it', async () => {
  const begun = cloud.clock.now();
  expect((await desk.deploy('web', service('good'))).stack).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
  expect(cloud.clock.now() - begun).toBeGreaterThan(5_000);
  expect(images()).toEqual(['good', 'good']);
  expect((await desk.deploy('web', service('better', {}))).stack).toMatchObject({
    StackStatus: 'UPDATE_COMPLETE',
  });
  expect(images()).toEqual(['good', 'good', 'better', 'better']);
});

test('one whose tasks do not stay fails by its circuit breaker, and goes back to the image that it had', async () => {
  await desk.deploy('web', service('good'));
  const { stack, failed } = await desk.deploy('web', service('broken'));
  expect(stack).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
  expect(failed).toEqual([expect.stringContaining('ECS Deployment Circuit Breaker was triggered')]);
  expect(images().slice(-2)).toEqual(['good', 'good']);
});

test('a new service that is given no count starts one task', async () => {
  await desk.deploy('web', service('good', {}));
  expect(images()).toEqual(['good']);
  expect(cloud.shapes.faults).toEqual([]);
});
