import { expect, test } from 'vitest';
import { withoutRulesApart } from '../../../src/engines/cdk/rules-apart.ts';
import { stackDrift } from '../../../src/engines/cdk/stack-drift.ts';

const drift = (ResourceType: string, ...PropertyDifferences: object[]) =>
  ({
    LogicalResourceId: 'One',
    ResourceType,
    StackResourceDriftStatus: 'MODIFIED',
    PropertyDifferences,
  }) as never;
const differs = (PropertyPath: string, ExpectedValue: string, ActualValue: string) => ({
  PropertyPath,
  ExpectedValue,
  ActualValue,
  DifferenceType: 'NOT_EQUAL',
});

test('what somebody changed is told property by property', () => {
  const found = stackDrift([
    drift(
      'AWS::EC2::SecurityGroup',
      differs('/SecurityGroupIngress/0/CidrIp', '10.0.0.0/8', '0.0.0.0/0'),
      differs('/GroupDescription', 'null', 'by hand'),
    ),
  ]);
  expect(found).toEqual({
    open: [],
    changes: [
      {
        address: 'One',
        type: 'AWS::EC2::SecurityGroup',
        action: 'update',
        attributes: [
          {
            path: 'SecurityGroupIngress.0.CidrIp',
            before: { known: '"10.0.0.0/8"' },
            after: { known: '"0.0.0.0/0"' },
          },
          { path: 'GroupDescription', before: 'absent', after: { known: '"by hand"' } },
        ],
      },
    ],
  });
});

test('a flip, a scale-up, a release and a rollback are no drift', () => {
  const found = stackDrift([
    drift('AWS::ECS::Service', differs('/DesiredCount', '0', '3'), differs('/TaskDefinition', 'a:1', 'a:2')),
    drift(
      'AWS::ApplicationAutoScaling::ScalableTarget',
      differs('/MinCapacity', '0', '2'),
      differs('/SuspendedState/DynamicScalingInSuspended', 'true', 'false'),
    ),
  ]);
  expect(found.changes).toEqual([]);
});

test('beside what is the action’s own the rest of a service is told, and what is gone', () => {
  const found = stackDrift([
    drift(
      'AWS::ECS::Service',
      differs('/DesiredCount', '0', '3'),
      differs('/EnableExecuteCommand', 'false', 'true'),
    ),
    {
      LogicalResourceId: 'Alarm',
      ResourceType: 'AWS::CloudWatch::Alarm',
      StackResourceDriftStatus: 'DELETED',
    } as never,
  ]);
  expect(found.changes).toMatchObject([
    { attributes: [{ path: 'EnableExecuteCommand' }] },
    { address: 'Alarm', action: 'destroy' },
  ]);
});

test('rules that are resources of their own are none that somebody added; one by hand is', () => {
  const rule = (peer: unknown) => ({
    ...{ IpProtocol: 'tcp', FromPort: 8000, ToPort: 8000, DestinationSecurityGroupId: peer },
  });
  const deployed = {
    Resources: {
      Edge: { Type: 'AWS::EC2::SecurityGroup' },
      Web: { Type: 'AWS::EC2::SecurityGroup' },
      Out: {
        Type: 'AWS::EC2::SecurityGroupEgress',
        Properties: {
          ...rule({ 'Fn::GetAtt': ['Web', 'GroupId'] }),
          GroupId: { 'Fn::GetAtt': ['Edge', 'GroupId'] },
        },
      },
    },
  };
  const resources = [
    { LogicalResourceId: 'Edge', PhysicalResourceId: 'sg-edge' },
    { LogicalResourceId: 'Web', PhysicalResourceId: 'sg-web' },
  ] as never;
  const added = (at: number, peer: string) => ({
    ...{ PropertyPath: `/SecurityGroupEgress/${at}`, ExpectedValue: 'null', DifferenceType: 'ADD' },
    ActualValue: JSON.stringify(rule(peer)),
  });
  const found = (...differences: object[]) => [
    {
      ...(drift('AWS::EC2::SecurityGroup', ...differences) as object),
      PhysicalResourceId: 'sg-edge',
    } as never,
  ];
  expect(withoutRulesApart(found(added(1, 'sg-web')), deployed, resources)).toEqual([]);
  const [left] = withoutRulesApart(found(added(1, 'sg-web'), added(2, 'sg-other')), deployed, resources);
  expect(left?.PropertyDifferences).toMatchObject([{ PropertyPath: '/SecurityGroupEgress/2' }]);
});
