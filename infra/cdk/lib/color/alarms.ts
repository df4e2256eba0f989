import { CfnAlarm, type CfnAlarmProps } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { logicalName } from '../names.ts';
import type { LoadBalancer } from './load-balancer.ts';
import type { ColorPlan } from './plan-of-color.ts';

interface AlarmsProps {
  readonly plan: ColorPlan;
  readonly balancer: LoadBalancer;
}

/** A colour without traffic has no data; that is no fault. */
const COMMON = { comparisonOperator: 'GreaterThanThreshold', treatMissingData: 'notBreaching' } as const;

/** They judge a release while it bakes. */
export class Alarms extends Construct {
  readonly names: readonly string[];

  constructor(scope: Construct, id: string, { plan, balancer }: AlarmsProps) {
    super(scope, id);
    const alarms = [...ofBalancer(plan, balancer), ofErrors(plan, balancer), ...ofMissing(plan)];
    for (const { kind, ...alarm } of alarms)
      new CfnAlarm(this, logicalName(kind), {
        ...COMMON,
        ...alarm,
        alarmName: `${plan.name}-${kind}`,
        alarmActions: [...plan.alarmActions],
      });
    this.names = alarms.map(({ kind }) => `${plan.name}-${kind}`).sort();
  }
}

/** By the last part of its name. */
type Alarm = Omit<CfnAlarmProps, 'comparisonOperator'> & { readonly kind: string };

function dimensionsOf({ balancer, targets }: LoadBalancer) {
  const ofBalancer = { name: 'LoadBalancer', value: balancer.attrLoadBalancerFullName };
  return {
    ofBalancer: [ofBalancer],
    ofTargets: [ofBalancer, { name: 'TargetGroup', value: targets.attrTargetGroupFullName }],
  };
}

function ofBalancer({ name, inputs }: ColorPlan, balancer: LoadBalancer): readonly Alarm[] {
  const dimensions = dimensionsOf(balancer);
  const common = { namespace: 'AWS/ApplicationELB', period: 60 };
  return [
    {
      kind: 'edge-5xx',
      ...common,
      metricName: 'HTTPCode_ELB_5XX_Count',
      dimensions: dimensions.ofBalancer,
      alarmDescription: `The load balancer itself answers 5xx: no healthy target, or connections break off (${name}).`,
      statistic: 'Sum',
      threshold: inputs.alarm_errors_per_minute,
      evaluationPeriods: 1,
    },
    {
      kind: 'unhealthy',
      ...common,
      metricName: 'UnHealthyHostCount',
      dimensions: dimensions.ofTargets,
      alarmDescription: `A web task fails its health check (${name}).`,
      statistic: 'Maximum',
      threshold: 0,
      evaluationPeriods: 2,
    },
    {
      kind: 'latency',
      ...common,
      metricName: 'TargetResponseTime',
      dimensions: dimensions.ofTargets,
      alarmDescription: `One request in twenty is slow (${name}).`,
      extendedStatistic: 'p95',
      threshold: inputs.alarm_latency_seconds,
      evaluationPeriods: 3,
      evaluateLowSampleCountPercentile: 'ignore',
    },
  ];
}

/**
 * The share, because five errors are many among twenty answers and none among a million. Minutes without an error have no
 * data, and a share of nothing must not divide.
 */
function ofErrors({ name, inputs }: ColorPlan, balancer: LoadBalancer): Alarm {
  const { alarm_error_percent: percent, alarm_errors_per_minute: errors } = inputs;
  const dimensions = dimensionsOf(balancer).ofTargets;
  const counted = { errors: 'HTTPCode_Target_5XX_Count', requests: 'RequestCount' };
  return {
    kind: 'web-5xx',
    threshold: percent,
    evaluationPeriods: 1,
    alarmDescription: `More than ${percent} % of the application's answers are 5xx, and more than ${errors} in a minute (${name}).`,
    metrics: [
      {
        id: 'share',
        label: '5xx answers, percent',
        returnData: true,
        expression: `IF(FILL(errors, 0) > ${errors}, 100 * errors / requests, 0)`,
      },
      ...Object.entries(counted).map(([id, metricName]) =>
        measured(id, { namespace: 'AWS/ApplicationELB', metricName, dimensions }, 'Sum'),
      ),
    ],
  };
}

/** One for each service that runs fewer tasks than it should. An idle colour should run none, and is silent. */
function ofMissing({ name, inputs, roles }: ColorPlan): readonly Alarm[] {
  // Container Insights is what counts running and desired tasks.
  if (inputs.shared.container_insights === 'disabled') return [];
  const minutes = inputs.alarm_missing_minutes;
  return roles
    .filter((role) => role !== 'migrate')
    .map((role) => {
      const dimensions = [
        { name: 'ClusterName', value: inputs.shared.cluster },
        { name: 'ServiceName', value: `${name}-${role}` },
      ];
      const metric = (metricName: string) => ({ namespace: 'ECS/ContainerInsights', metricName, dimensions });
      return {
        kind: `${role}-missing`,
        threshold: 0,
        evaluationPeriods: minutes,
        alarmDescription: `Fewer ${role} tasks run than should, for ${minutes} minutes (${name}).`,
        metrics: [
          { id: 'missing', label: 'Missing tasks', expression: 'desired - running', returnData: true },
          // The lowest desired and the highest running of a minute: a count that just changed is no fault.
          measured('desired', metric('DesiredTaskCount'), 'Minimum'),
          measured('running', metric('RunningTaskCount'), 'Maximum'),
        ],
      };
    });
}

function measured(
  id: string,
  metric: CfnAlarm.MetricProperty,
  stat: string,
): CfnAlarm.MetricDataQueryProperty {
  return { id, metricStat: { metric, stat, period: 60 }, returnData: false };
}
