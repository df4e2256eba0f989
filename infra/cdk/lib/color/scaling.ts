import { CfnScalableTarget, CfnScalingPolicy } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Construct } from 'constructs';
import { logicalName } from '../names.ts';
import type { LoadBalancer } from './load-balancer.ts';
import type { ColorPlan } from './plan-of-color.ts';
import { type Services, serviceName } from './services.ts';

interface ScalingProps {
  readonly plan: ColorPlan;
  readonly services: Services;
  readonly balancer: LoadBalancer;
}

type Scaled = 'web' | 'worker';
type Metric = Partial<CfnScalingPolicy.TargetTrackingScalingPolicyConfigurationProperty>;

const DIMENSION = { serviceNamespace: 'ecs', scalableDimension: 'ecs:service:DesiredCount' };

/** Targets, policies and schedules of web and worker. */
export class Scaling extends Construct {
  constructor(scope: Construct, id: string, { plan, services, balancer }: ScalingProps) {
    super(scope, id);
    const { inputs, requestsPerTarget } = plan;
    const web = this.#target('web', plan, services);
    const label = `${balancer.balancer.attrLoadBalancerFullName}/${balancer.targets.attrTargetGroupFullName}`;
    this.#policy(web, 'web-cpu', plan, inputs.web_cpu_target, predefined('ECSServiceAverageCPUUtilization'));
    // With two policies the one that asks for more wins, and the count falls only when both agree.
    if (requestsPerTarget > 0)
      this.#policy(
        web,
        'web-requests',
        plan,
        requestsPerTarget,
        predefined('ALBRequestCountPerTarget', label),
      );
    if (!inputs.worker_enabled) return;
    const worker = this.#target('worker', plan, services);
    const cpu = predefined('ECSServiceAverageCPUUtilization');
    this.#policy(worker, 'worker-cpu', plan, inputs.worker_cpu_target, cpu);
    const queue = inputs.worker_queue_metric;
    if (queue) this.#policy(worker, 'worker-queue', plan, queue.target, customized(queue));
  }

  /**
   * Registering a target moves the service's count inside its bounds at once, so an idle colour needs the minimum 0. The
   * action raises it and lifts the suspension when the colour goes live. CloudFormation registers again only what the template
   * changes, and a deploy applies to an emptied colour alone.
   */
  #target(role: Scaled, plan: ColorPlan, services: Services): CfnScalableTarget {
    const { inputs } = plan;
    const target = new CfnScalableTarget(this, logicalName(role), {
      ...DIMENSION,
      // By its text: what is asked of a service counts as known later with each of its updates, and the target as made anew.
      resourceId: `service/${inputs.shared.cluster}/${serviceName(plan, role)}`,
      minCapacity: 0,
      maxCapacity: plan[role].max,
      suspendedState: {
        dynamicScalingInSuspended: true,
        dynamicScalingOutSuspended: true,
        scheduledScalingSuspended: true,
      },
      scheduledActions: schedulesOf(role, plan),
    });
    const service = services.byRole.get(role);
    if (service) target.addResourceDependency(service);
    return target;
  }

  #policy(target: CfnScalableTarget, name: string, plan: ColorPlan, value: number, metric: Metric): void {
    new CfnScalingPolicy(this, logicalName(name), {
      policyName: `${plan.name}-${name}`,
      policyType: 'TargetTrackingScaling',
      scalingTargetId: target.ref,
      targetTrackingScalingPolicyConfiguration: {
        targetValue: value,
        scaleOutCooldown: 60,
        scaleInCooldown: 300,
        ...metric,
      },
    });
  }
}

/**
 * The minimum alone: it is the action's anyway, so a schedule that has run is no drift, and load may still scale up to the
 * maximum. An idle colour's schedules are suspended with its target, so that they start nothing.
 */
function schedulesOf(role: Scaled, { name, inputs }: ColorPlan): CfnScalableTarget.ScheduledActionProperty[] {
  return Object.entries(inputs.schedules).flatMap(([title, { cron, timezone, web_min, worker_min }]) => {
    const minimum = role === 'web' ? web_min : worker_min;
    if (minimum === undefined) return [];
    return {
      scheduledActionName: `${name}-${title}-${role}`,
      schedule: `cron(${cron})`,
      timezone,
      scalableTargetAction: { minCapacity: minimum },
    };
  });
}

function predefined(predefinedMetricType: string, resourceLabel?: string): Metric {
  const label = resourceLabel === undefined ? {} : { resourceLabel };
  return { predefinedMetricSpecification: { predefinedMetricType, ...label } };
}

type Queue = NonNullable<ColorPlan['inputs']['worker_queue_metric']>;

function customized({ namespace, metric_name, dimensions }: Queue): Metric {
  return {
    customizedMetricSpecification: {
      namespace,
      metricName: metric_name,
      statistic: 'Average',
      dimensions: Object.entries(dimensions).map(([name, value]) => ({ name, value })),
    },
  };
}
