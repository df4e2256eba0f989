import type { Scaling, ScalingSuspension } from '../ports.ts';
import { type AwsConnection, clientConfig } from './aws-connection.ts';
import { answered } from './aws-errors.ts';
import { once } from './once.ts';

export function openScaling(connection: AwsConnection): Scaling {
  const opened = once(async () => {
    const sdk = await import('./bundled/application-auto-scaling.ts');
    return { sdk, client: new sdk.ApplicationAutoScalingClient(clientConfig(connection)) };
  });
  return {
    async target(cluster, service) {
      const { sdk, client } = await opened();
      const command = new sdk.DescribeScalableTargetsCommand({
        ServiceNamespace: 'ecs',
        ResourceIds: [resourceId(cluster, service)],
        ScalableDimension: 'ecs:service:DesiredCount',
      });
      const answer = await answered('application-autoscaling:DescribeScalableTargets', client.send(command));
      const [found] = answer.ScalableTargets ?? [];
      if (found === undefined) return undefined;
      return {
        min: found.MinCapacity ?? 0,
        max: found.MaxCapacity ?? 0,
        suspended: {
          in: found.SuspendedState?.DynamicScalingInSuspended ?? false,
          out: found.SuspendedState?.DynamicScalingOutSuspended ?? false,
          scheduled: found.SuspendedState?.ScheduledScalingSuspended ?? false,
        },
      };
    },
    async set(cluster, service, to) {
      const { sdk, client } = await opened();
      const command = new sdk.RegisterScalableTargetCommand({
        ServiceNamespace: 'ecs',
        ResourceId: resourceId(cluster, service),
        ScalableDimension: 'ecs:service:DesiredCount',
        ...(to.min === undefined ? {} : { MinCapacity: to.min }),
        SuspendedState: suspendedState(to.suspended),
      });
      await answered('application-autoscaling:RegisterScalableTarget', client.send(command));
    },
  };
}

function resourceId(cluster: string, service: string): string {
  return `service/${cluster}/${service}`;
}

function suspendedState(suspended: ScalingSuspension) {
  return {
    DynamicScalingInSuspended: suspended.in,
    DynamicScalingOutSuspended: suspended.out,
    ScheduledScalingSuspended: suspended.scheduled,
  };
}
