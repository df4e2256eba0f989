import { DeregisterScalableTargetCommand } from '@aws-sdk/client-application-auto-scaling';
import { DeleteServiceCommand, DescribeServicesCommand } from '@aws-sdk/client-ecs';
import type { PlanChange } from '../../src/model/plan-change.ts';
import type { ColorOutputs } from '../../src/model/stack-outputs.ts';
import type { SceneClock } from '../cloud/scene-clock.ts';
import { CLUSTER, type ModelClients } from './model-color.ts';

function servicesOf({ beat_service, worker_service, web_service }: ColorOutputs): readonly string[] {
  return [beat_service, worker_service, web_service].filter((name) => name !== null);
}

export function removalChanges(outputs: ColorOutputs): readonly PlanChange[] {
  return servicesOf(outputs).map((name) => ({
    address: `aws_ecs_service.${name}`,
    type: 'aws_ecs_service',
    action: 'destroy',
  }));
}

/** Scalable targets, then services, waited for until ECS says INACTIVE. What is gone already is passed over. */
export async function removeServices(
  { ecs, infra, scaling }: ModelClients,
  clock: SceneClock,
  outputs: ColorOutputs,
): Promise<void> {
  const { removalFailure } = infra;
  infra.removalFailure = undefined;
  if (removalFailure) throw removalFailure;
  for (const service of servicesOf(outputs)) {
    await scaling
      .send(
        new DeregisterScalableTargetCommand({
          ServiceNamespace: 'ecs',
          ScalableDimension: 'ecs:service:DesiredCount',
          ResourceId: `service/${CLUSTER}/${service}`,
        }),
      )
      .catch(unless('ObjectNotFoundException'));
    await ecs
      .send(new DeleteServiceCommand({ cluster: CLUSTER, service, force: true }))
      .catch(unless('ServiceNotActiveException'));
  }
  const asked = { cluster: CLUSTER, services: [...servicesOf(outputs)] };
  const draining = async () =>
    (await ecs.send(new DescribeServicesCommand(asked))).services?.some(
      ({ status }) => status !== 'INACTIVE',
    );
  while (await draining()) await clock.sleep(1_000);
}

function unless(name: string) {
  return (error: unknown): void => {
    if (!(error instanceof Error) || error.name !== name) throw error;
  };
}
