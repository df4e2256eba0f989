import type { Properties } from './evaluated.ts';
import { keyed, type Of, type Reading } from './facts.ts';

/** What runs, is reached, grows and is watched. */
export const RUNNING: Readonly<Record<string, Reading>> = {
  'ECS::Cluster': ({ ClusterName, ClusterSettings, Configuration }) => [
    [
      `cluster ${ClusterName}`,
      { insights: ClusterSettings[0].Value, shells: Configuration.ExecuteCommandConfiguration.Logging },
    ],
  ],
  'ECS::ClusterCapacityProviderAssociations': (of) => [
    [
      'capacity',
      { providers: of.CapacityProviders, usual: of.DefaultCapacityProviderStrategy[0].CapacityProvider },
    ],
  ],
  'CloudWatch::Alarm': (alarm) => [
    [
      `alarm ${alarm.AlarmName}`,
      {
        ...{ says: alarm.AlarmDescription, above: alarm.ComparisonOperator, threshold: alarm.Threshold },
        ...{
          periods: alarm.EvaluationPeriods,
          missing: alarm.TreatMissingData,
          few: alarm.EvaluateLowSampleCountPercentile ?? '',
        },
        ...{
          metric: alarm.MetricName ?? '',
          seconds: alarm.Period,
          of: (alarm.Dimensions ?? []).map(({ Name }: Of) => Name).sort(),
          notifies: (alarm.AlarmActions ?? []).length,
          relieves: (alarm.OKActions ?? []).length,
          space: alarm.Namespace ?? '',
          stat: alarm.Statistic ?? alarm.ExtendedStatistic ?? '',
        },
        queries: (alarm.Metrics ?? [])
          .map((query: Of) =>
            [
              query.Id,
              query.Expression ?? '',
              query.MetricStat?.Metric.MetricName ?? '',
              query.MetricStat?.Stat ?? '',
            ].join(' · '),
          )
          .sort(),
      },
    ],
  ],
  'ECS::TaskDefinition': (task) => [
    [
      `task ${task.Family}`,
      {
        ...{ cpu: task.Cpu, memory: task.Memory, network: task.NetworkMode },
        architecture: task.RuntimePlatform.CpuArchitecture,
        containers: task.ContainerDefinitions.map(asTerraformWrites),
        volumes: task.Volumes.map(({ Name }: Of) => Name),
      },
    ],
  ],
  'ECS::Service': (service) => [
    [
      `service ${service.ServiceName}`,
      {
        ...{ count: service.DesiredCount, least: service.DeploymentConfiguration.MinimumHealthyPercent },
        ...{
          most: service.DeploymentConfiguration.MaximumPercent,
          launch: service.LaunchType ?? service.CapacityProviderStrategy?.[0]?.CapacityProvider,
        },
        breaker: asTerraformWrites(service.DeploymentConfiguration.DeploymentCircuitBreaker),
        ...{ zones: service.AvailabilityZoneRebalancing, tags: service.PropagateTags },
        ...{ managed: service.EnableECSManagedTags, shell: service.EnableExecuteCommand },
        grace: service.HealthCheckGracePeriodSeconds,
        public: service.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp === 'ENABLED',
        subnets: service.NetworkConfiguration.AwsvpcConfiguration.Subnets,
        port: service.LoadBalancers?.[0]?.ContainerPort,
      },
    ],
  ],
  'ElasticLoadBalancingV2::LoadBalancer': (lb) => [['load balancer', balancerOf(lb)]],
  'ElasticLoadBalancingV2::TargetGroup': (group) => [
    [
      'targets',
      {
        ...{ name: group.Name, type: group.TargetType, protocol: group.Protocol, port: group.Port },
        drained: keyed(group.TargetGroupAttributes, 'Key', 'Value')['deregistration_delay.timeout_seconds'],
        ...{ path: group.HealthCheckPath, code: group.Matcher.HttpCode },
        ...{ every: group.HealthCheckIntervalSeconds, within: group.HealthCheckTimeoutSeconds },
        ...{ up: group.HealthyThresholdCount, down: group.UnhealthyThresholdCount },
      },
    ],
  ],
  'ElasticLoadBalancingV2::Listener': ({ Port, Protocol, SslPolicy, Certificates }) => [
    [
      'listener',
      { port: Port, protocol: Protocol, tls: SslPolicy, certificate: Certificates[0].CertificateArn },
    ],
  ],
  'ApplicationAutoScaling::ScalableTarget': (target) => [
    [
      `target ${target.ResourceId.replace(/^.*-/, '')}`,
      {
        least: target.MinCapacity,
        most: target.MaxCapacity,
        suspended: Object.values(target.SuspendedState),
      },
    ],
  ],
  'ApplicationAutoScaling::ScalingPolicy': ({
    PolicyName,
    PolicyType,
    TargetTrackingScalingPolicyConfiguration: one,
  }) => [
    [
      `scaling ${PolicyName}`,
      {
        ...{ type: PolicyType, aim: one.TargetValue, out: one.ScaleOutCooldown, in: one.ScaleInCooldown },
        metric: one.PredefinedMetricSpecification?.PredefinedMetricType,
      },
    ],
  ],
};

function balancerOf({ Name, Scheme, IpAddressType, LoadBalancerAttributes }: Of) {
  const given = keyed(LoadBalancerAttributes, 'Key', 'Value');
  return {
    ...{ name: Name, internal: Scheme === 'internal', addresses: IpAddressType },
    ...{ idle: given['idle_timeout.timeout_seconds'], age: given['client_keep_alive.seconds'] },
    strict: given['routing.http.drop_invalid_header_fields.enabled'],
    ...{ http2: given['routing.http2.enabled'], protected: given['deletion_protection.enabled'] },
    ...{ logs: given['access_logs.s3.bucket'], prefix: given['access_logs.s3.prefix'] },
  };
}

/** `StopTimeout` as `stopTimeout`, at whatever depth; keys of options are the log driver's own. */
function asTerraformWrites(value: Properties): Properties {
  if (Array.isArray(value)) return value.map(asTerraformWrites);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replace(/^[A-Z]/, (letter) => letter.toLowerCase()),
      asTerraformWrites(inner),
    ]),
  );
}
