import { DescribeScalableTargetsCommand } from '@aws-sdk/client-application-auto-scaling';
import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import { differences } from '../../src/model/attribute-differences.ts';
import type { Color } from '../../src/model/color.ts';
import type { PlanChange } from '../../src/model/plan-change.ts';
import { foreignDrift } from '../../src/model/plan-drift.ts';
import type { StackDrift } from '../../src/model/stack-drift.ts';
import type { Stack } from '../../src/ports.ts';
import { CLUSTER, type ModelClients } from './model-color.ts';

/** A resource as a state remembers it, by its address. */
type Remembered = ReadonlyMap<string, { readonly type: string; readonly value: object }>;

/** A colour's services and scalable targets as they are now. */
async function observed({ ecs, scaling }: ModelClients, color: string): Promise<Remembered> {
  const names = ['web', 'worker', 'beat'].map((role) => `shop-production-${color}-${role}`);
  const { services = [] } = await ecs.send(
    new DescribeServicesCommand({ cluster: CLUSTER, services: names }),
  );
  const { ScalableTargets = [] } = await scaling.send(
    new DescribeScalableTargetsCommand({
      ServiceNamespace: 'ecs',
      ResourceIds: names.map((name) => `service/${CLUSTER}/${name}`),
    }),
  );
  const found = new Map<string, { readonly type: string; readonly value: object }>();
  for (const service of services) {
    const { serviceName, desiredCount, taskDefinition, deploymentConfiguration, status } = service;
    if (status === 'INACTIVE') continue;
    const value = {
      desired_count: desiredCount,
      task_definition: taskDefinition,
      deployment_maximum_percent: deploymentConfiguration?.maximumPercent,
    };
    found.set(`aws_ecs_service.${serviceName}`, { type: 'aws_ecs_service', value });
  }
  for (const { ResourceId, MinCapacity, MaxCapacity, SuspendedState } of ScalableTargets) {
    const value = { min_capacity: MinCapacity, max_capacity: MaxCapacity, suspended_state: SuspendedState };
    found.set(`aws_appautoscaling_target.${ResourceId}`, { type: 'aws_appautoscaling_target', value });
  }
  return found;
}

/** What a refresh finds, before anything of it is dropped: from what was remembered to what is. */
function drifted(before: Remembered, now: Remembered): readonly PlanChange[] {
  return [...before].flatMap(([address, { type, value }]): readonly PlanChange[] => {
    const is = now.get(address);
    if (!is) return [{ address, type, action: 'destroy' }];
    const attributes = differences({ value }, { value: is.value });
    return attributes.length === 0 ? [] : [{ address, type, action: 'update', attributes }];
  });
}

/** What a state remembers of each colour since its last apply, and what became of it. */
export class ModelMemory {
  readonly #clients: ModelClients;
  readonly #kept = new Map<Color, Remembered>();

  constructor(clients: ModelClients) {
    this.#clients = clients;
  }

  async keep(color: Color): Promise<void> {
    this.#kept.set(color, await observed(this.#clients, color));
  }

  /** Everything that differs, the action's own doing too. */
  async moved(stack: Stack): Promise<readonly PlanChange[]> {
    if (stack.kind === 'shared') return this.#clients.infra.sharedDrift;
    const before = this.#kept.get(stack.color);
    return before ? drifted(before, await observed(this.#clients, stack.color)) : [];
  }

  /** As the port tells it. */
  async drift(stack: Stack): Promise<StackDrift> {
    const changes = (await this.moved(stack)).flatMap((change) => foreignDrift(change) ?? []);
    return { changes, open: this.#clients.infra.openDrift };
  }
}
