import type { ContainerDefinition, NetworkMode } from '@aws-sdk/client-ecs';

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
    portMappings: (container.portMappings ?? []).map((mapping) => ({
      ...mapping,
      ...(network === 'awsvpc' &&
        mapping.containerPort !== undefined && { hostPort: mapping.hostPort ?? mapping.containerPort }),
      protocol: mapping.protocol ?? 'tcp',
    })),
  };
}
