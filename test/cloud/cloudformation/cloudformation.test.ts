import { ApplicationAutoScaling } from '@aws-sdk/client-application-auto-scaling';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { EC2 } from '@aws-sdk/client-ec2';
import { ECS } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SIZES, type Size } from '../../../infra/cdk/test/given.ts';
import { stackOutputs } from '../../../src/engines/cdk/stack-outputs.ts';
import { type FullCloud, openFullCloud } from '../full-cloud.ts';
import { colorOf, snapshotOf } from './cdk-snapshots.ts';
import { type Desk, openDesk } from './desk.ts';

const SHARED = 'shop-production-shared';
const stackNamed = (color: string) => `shop-production-color-${color}`;
/** A rule that is a resource of its own, in a group whose template names another. */
const FALSE_DRIFT = expect.stringMatching(
  /^LoadBalancerEdgeGroup65339894 MODIFIED: \/SecurityGroupEgress\/1 ADD [^;]*$/,
);

describe.each(SIZES)('the stacks of infra/cdk in %s', (size: Size) => {
  let cloud: FullCloud;
  let desk: Desk;
  let outputs: Readonly<Record<string, unknown>>;

  beforeAll(async () => {
    cloud = await openFullCloud();
    desk = openDesk(cloud);
    await desk.bootstrapped();
  });
  afterAll(() => cloud?.close());

  const ecs = () => new ECS(desk.config);

  test('shared is created, with everything in it', async () => {
    const { stack, failed } = await desk.deploy(SHARED, snapshotOf(`shared-${size}`));
    expect(failed).toEqual([]);
    expect(stack).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
    outputs = stackOutputs(stack?.Outputs ?? []);
    expect(outputs).toMatchObject({
      cluster: 'shop-production',
      size,
      vpc_id: expect.stringMatching(/^vpc-/),
    });
  });

  test.each(['blue', 'green'])('so is %s, which starts nothing', async (color) => {
    const { stack, failed } = await desk.deploy(stackNamed(color), colorOf(size, color, outputs));
    expect(failed).toEqual([]);
    expect(stack).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
    const name = `shop-production-${color}-web`;
    const { services } = await ecs().describeServices({ cluster: 'shop-production', services: [name] });
    expect(services).toMatchObject([
      { serviceName: name, desiredCount: 0, loadBalancers: [{ containerName: 'web' }] },
    ]);
    expect(cloud.ecs.ran()).toEqual([]);
  });

  test('what was made is as it was ordered, but for what CloudFormation itself takes for drift', async () => {
    expect(await desk.drifts(SHARED)).toEqual([]);
    expect(await desk.drifts(stackNamed('blue'))).toEqual([FALSE_DRIFT]);
  });

  test('another image replaces task definitions, and leaves the old ones to whom they serve', async () => {
    const release = colorOf(size, 'blue', outputs).replaceAll('1'.repeat(40), '2'.repeat(40));
    const { proposed, stack, failed } = await desk.deploy(stackNamed('blue'), release);
    expect(failed).toEqual([]);
    expect(stack).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
    const definition = proposed.Changes?.map(({ ResourceChange }) => ResourceChange).find(
      (one) => one?.ResourceType === 'AWS::ECS::TaskDefinition',
    );
    expect(definition).toMatchObject({ Replacement: 'True', PolicyAction: 'ReplaceAndRetain' });
    const { taskDefinitionArns } = await ecs().listTaskDefinitions({
      familyPrefix: 'shop-production-blue-web',
    });
    expect(taskDefinitionArns).toHaveLength(2);
    expect(cloud.ecs.ran()).toEqual([]);
  });

  test('what somebody changes by hand is drift', async () => {
    const [cluster, service] = ['shop-production', 'shop-production-blue-web'];
    await new CloudWatch(desk.config).deleteAlarms({ AlarmNames: ['shop-production-blue-edge-5xx'] });
    await ecs().updateService({ cluster, service, enableExecuteCommand: true });
    await new ApplicationAutoScaling(desk.config).registerScalableTarget({
      ...{ ServiceNamespace: 'ecs', ResourceId: `service/${cluster}/${service}` },
      ...{ ScalableDimension: 'ecs:service:DesiredCount', MaxCapacity: 9 },
    });
    const logGroupName = '/flipgate/shop-production/blue/web';
    await new CloudWatchLogs(desk.config).putRetentionPolicy({ logGroupName, retentionInDays: 1 });
    expect(await desk.drifts(stackNamed('blue'))).toEqual([
      'AlarmsEdge5xx3764692E DELETED',
      FALSE_DRIFT,
      expect.stringMatching(/^ScalingWeb01500E8E MODIFIED: \/MaxCapacity NOT_EQUAL \d 9$/),
      'ServicesWeb00C5A910 MODIFIED: /EnableExecuteCommand NOT_EQUAL false true',
      expect.stringMatching(/^TasksWebLogA3956A8B MODIFIED: \/RetentionInDays NOT_EQUAL \d+ 1$/),
    ]);
  });

  test('so are rules that let more in or out', async () => {
    const GroupId = String(outputs['task_security_group_id']);
    const IpPermissions = [
      { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
    ];
    await new EC2(desk.config).authorizeSecurityGroupEgress({ GroupId, IpPermissions });
    expect(await desk.drifts(SHARED)).toEqual([
      expect.stringMatching(/^ClusterTasksGroup.*Egress\/1 ADD null/),
    ]);
  });

  test('a colour goes without a trace, but for what is retained', async () => {
    await desk.client.deleteStack({ StackName: stackNamed('green') });
    await cloud.cloudFormation.settled();
    const { services } = await ecs().describeServices({
      ...{ cluster: 'shop-production', services: ['shop-production-green-web'] },
    });
    expect(services?.[0]?.status ?? 'INACTIVE').not.toBe('ACTIVE');
    const { taskDefinitionArns } = await ecs().listTaskDefinitions({
      familyPrefix: 'shop-production-green-web',
    });
    expect(taskDefinitionArns).toHaveLength(1);
  });

  test('every request and answer was of its description', () => {
    expect(cloud.shapes.faults).toEqual([]);
  });
});
