import type { Color } from '../../src/model/color.ts';
import type { Cloud } from '../cloud/cloud.ts';
import { CLUSTER, roleArn } from './model-color.ts';
import type { ModelInfra } from './model-infra.ts';

type Variables = Readonly<Record<string, unknown>>;

/** The least of shared that a deploy needs, as an app of CDK's would have it. */
export function sharedTemplate(
  { region, account }: Cloud['home'],
  { databaseAlarm, extraResources }: ModelInfra,
): string {
  return template(
    {
      Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: CLUSTER } },
      Database: alarm(databaseAlarm),
      ...extraResources,
    },
    { region, account_id: account, cluster: CLUSTER, alarm_names: [databaseAlarm] },
  );
}

/** Web alone, at zero tasks, behind a load balancer that is there already. */
export function colorTemplate(
  color: Color,
  variables: Variables,
  {
    targetGroup,
    dnsName,
    balancer,
  }: { readonly targetGroup: string; readonly dnsName: string; readonly balancer: string },
  infra: ModelInfra,
): string {
  const service = `${CLUSTER}-${color}-web`;
  const existing = (variables['existing_services'] ?? []) as readonly string[];
  const own = (role: string) => definition(color, role, variables);
  return template(
    {
      WebLog: {
        Type: 'AWS::Logs::LogGroup',
        Properties: { LogGroupName: `/flipgate/${CLUSTER}/${color}/web` },
      },
      Web: own('web'),
      Migrate: own('migrate'),
      Service: {
        Type: 'AWS::ECS::Service',
        Properties: {
          ServiceName: service,
          Cluster: CLUSTER,
          TaskDefinition: { Ref: 'Web' },
          LaunchType: 'FARGATE',
          ...(existing.includes('web') ? {} : { DesiredCount: 0 }),
          LoadBalancers: [{ TargetGroupArn: targetGroup, ContainerName: 'web', ContainerPort: 8000 }],
          NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-1'], SecurityGroups: ['sg-1'] } },
          DeploymentConfiguration: {
            DeploymentCircuitBreaker: { Enable: true, Rollback: false },
            MinimumHealthyPercent: 100,
            MaximumPercent: 200,
          },
        },
      },
      Scaling: {
        Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
        DependsOn: ['Service'],
        Properties: {
          ServiceNamespace: 'ecs',
          ScalableDimension: 'ecs:service:DesiredCount',
          ResourceId: `service/${CLUSTER}/${service}`,
          MinCapacity: 0,
          MaxCapacity: infra.webMax,
          SuspendedState: {
            DynamicScalingInSuspended: true,
            DynamicScalingOutSuspended: true,
            ScheduledScalingSuspended: true,
          },
        },
      },
      Errors: alarm(`${color}-5xx`),
    },
    {
      color,
      load_balancer_dns_name: dnsName,
      load_balancer_arn: balancer,
      target_group_arn: targetGroup,
      web_service: service,
      web_task_definition: { Ref: 'Web' },
      migrate_task_definition: { Ref: 'Migrate' },
      web_min: infra.webMin,
      web_max: infra.webMax,
      worker_min: 1,
      task_network: { subnets: ['subnet-1'], security_groups: ['sg-1'], assign_public_ip: false },
      alarm_names: [`${color}-5xx`],
    },
  );
}

function definition(color: Color, role: string, { image, release }: Variables) {
  const kept = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };
  return {
    Type: 'AWS::ECS::TaskDefinition',
    ...kept,
    Properties: {
      Family: `${CLUSTER}-${color}-${role}`,
      ExecutionRoleArn: roleArn(color, 'execution'),
      TaskRoleArn: roleArn(color, 'task'),
      RequiresCompatibilities: ['FARGATE'],
      NetworkMode: 'awsvpc',
      Cpu: '256',
      Memory: '512',
      RuntimePlatform: { CpuArchitecture: 'ARM64', OperatingSystemFamily: 'LINUX' },
      ContainerDefinitions: [
        {
          Name: role,
          Image: image,
          Essential: true,
          Environment: [{ Name: 'RELEASE', Value: release }],
          PortMappings: role === 'web' ? [{ ContainerPort: 8000 }] : [],
          LogConfiguration: {
            LogDriver: 'awslogs',
            Options: {
              'awslogs-group': `/flipgate/${CLUSTER}/${color}/${role}`,
              'awslogs-region': 'eu-central-1',
              'awslogs-stream-prefix': role,
            },
          },
        },
      ],
    },
  };
}

function alarm(AlarmName: string) {
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      ...{ AlarmName, ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1, Threshold: 1 },
      ...{ Namespace: 'Shop', MetricName: 'errors', Period: 60, Statistic: 'Sum' },
    },
  };
}

/** Outputs by the names of infra/README.md, as infra/cdk gives them. */
function template(Resources: object, outputs: Readonly<Record<string, unknown>>): string {
  const Outputs = Object.entries(outputs).map(([name, value]) => {
    const key = name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const isPlain =
      typeof value === 'string' || (typeof value === 'object' && value !== null && 'Ref' in value);
    return [key, isPlain ? { Value: value } : { Value: JSON.stringify(value), Description: '(JSON)' }];
  });
  return JSON.stringify({ Resources, Outputs: Object.fromEntries(Outputs) });
}
