import type { ContainerDefinition, NetworkMode } from '@aws-sdk/client-ecs';
import { USUAL_HEALTH_CHECK } from './container-health.ts';

/** A container as ECS gives it back: with the members that it fills in. */
export function withDefaults(
  container: ContainerDefinition,
  network: NetworkMode | undefined,
): ContainerDefinition {
  return {
    cpu: 0,
    essential: true,
    environment: [],
    mountPoints: [],
    volumesFrom: [],
    systemControls: [],
    ...container,
    ...(container.healthCheck && { healthCheck: { ...USUAL_HEALTH_CHECK, ...container.healthCheck } }),
    portMappings: (container.portMappings ?? []).map((mapping) => ({
      ...mapping,
      ...(network === 'awsvpc' &&
        mapping.containerPort !== undefined && { hostPort: mapping.hostPort ?? mapping.containerPort }),
      protocol: mapping.protocol ?? 'tcp',
    })),
  };
}
