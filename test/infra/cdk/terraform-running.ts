import type { Of, Reading } from './facts.ts';

/** What runs, is reached, grows and is watched. */
export const RUNNING: Readonly<Record<string, Reading>> = {
  aws_ecs_cluster: ({ name, setting, configuration }) => [
    [
      `cluster ${name}`,
      {
        insights: setting[0].value,
        shells: configuration[0].execute_command_configuration[0].logging,
      },
    ],
  ],
  aws_ecs_cluster_capacity_providers: (of) => [
    [
      'capacity',
      { providers: of.capacity_providers, usual: of.default_capacity_provider_strategy[0].capacity_provider },
    ],
  ],
  aws_cloudwatch_metric_alarm: (alarm) => [
    [
      `alarm ${alarm.alarm_name}`,
      {
        ...{ says: alarm.alarm_description, above: alarm.comparison_operator, threshold: alarm.threshold },
        ...{
          periods: alarm.evaluation_periods,
          missing: alarm.treat_missing_data,
          few: alarm.evaluate_low_sample_count_percentiles ?? '',
        },
        ...{
          metric: alarm.metric_name ?? '',
          seconds: alarm.period ?? undefined,
          of: Object.keys(alarm.dimensions ?? {}).sort(),
          notifies: (alarm.alarm_actions ?? []).length,
          relieves: (alarm.ok_actions ?? []).length,
          space: alarm.namespace ?? '',
          stat: alarm.statistic ?? alarm.extended_statistic ?? '',
        },
        queries: (alarm.metric_query ?? [])
          .map((query: Of) =>
            queryOf(
              query.id,
              query.expression ?? '',
              query.metric?.[0]?.metric_name ?? '',
              query.metric?.[0]?.stat ?? '',
            ),
          )
          .sort(),
      },
    ],
  ],
  aws_ecs_task_definition: (task) => [
    [
      `task ${task.family}`,
      {
        ...{ cpu: String(task.cpu), memory: String(task.memory), network: task.network_mode },
        architecture: task.runtime_platform[0].cpu_architecture,
        containers: task.container_definitions && JSON.parse(task.container_definitions),
        volumes: (task.volume ?? []).map(({ name }: Of) => name),
      },
    ],
  ],
  aws_ecs_service: (service) => [
    [
      `service ${service.name}`,
      {
        ...{ count: service.desired_count, least: service.deployment_minimum_healthy_percent },
        ...{
          most: service.deployment_maximum_percent,
          launch: service.launch_type ?? service.capacity_provider_strategy?.[0]?.capacity_provider,
        },
        breaker: keepOrder(service.deployment_circuit_breaker[0]),
        ...{ zones: service.availability_zone_rebalancing, tags: service.propagate_tags },
        ...{ managed: service.enable_ecs_managed_tags, shell: service.enable_execute_command },
        grace: service.health_check_grace_period_seconds ?? undefined,
        public: service.network_configuration[0].assign_public_ip,
        subnets: service.network_configuration[0].subnets,
        port: service.load_balancer?.[0]?.container_port,
      },
    ],
  ],
  aws_lb: (lb) => [
    [
      'load balancer',
      {
        ...{
          name: lb.name,
          internal: lb.internal,
          idle: String(lb.idle_timeout),
          age: String(lb.client_keep_alive),
        },
        ...{
          strict: String(lb.drop_invalid_header_fields),
          http2: String(lb.enable_http2),
          addresses: lb.ip_address_type,
        },
        ...{
          protected: String(lb.enable_deletion_protection),
          logs: lb.access_logs?.[0]?.bucket,
          prefix: lb.access_logs?.[0]?.prefix,
        },
      },
    ],
  ],
  aws_lb_target_group: (group) => [
    [
      'targets',
      {
        ...{ name: group.name, type: group.target_type, protocol: group.protocol, port: group.port },
        drained: String(group.deregistration_delay),
        ...{ path: group.health_check[0].path, code: group.health_check[0].matcher },
        ...{ every: group.health_check[0].interval, within: group.health_check[0].timeout },
        ...{ up: group.health_check[0].healthy_threshold, down: group.health_check[0].unhealthy_threshold },
      },
    ],
  ],
  aws_lb_listener: ({ port, protocol, ssl_policy, certificate_arn }) => [
    ['listener', { port, protocol, tls: ssl_policy, certificate: certificate_arn }],
  ],
  aws_appautoscaling_target: (target) => [
    [
      `target ${target.resource_id.replace(/^.*-/, '')}`,
      {
        least: target.min_capacity,
        most: target.max_capacity,
        suspended: Object.values(target.suspended_state[0]),
      },
    ],
  ],
  aws_appautoscaling_policy: ({ name, policy_type, target_tracking_scaling_policy_configuration: [one] }) => [
    [
      `scaling ${name}`,
      {
        ...{
          type: policy_type,
          aim: one.target_value,
          out: one.scale_out_cooldown,
          in: one.scale_in_cooldown,
        },
        metric: one.predefined_metric_specification?.[0]?.predefined_metric_type,
      },
    ],
  ],
};

function queryOf(...parts: readonly string[]): string {
  return parts.join(' · ');
}

function keepOrder({ enable, rollback }: Of) {
  return { enable, rollback };
}
