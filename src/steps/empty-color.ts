import type { Color } from '../model/color.ts';
import { Failure } from '../model/failure.ts';
import type { ColorOutputs } from '../model/stack-outputs.ts';
import type { ServiceState } from '../ports.ts';
import type { Ground } from './ground.ts';
import { mustBeIdle } from './still-idle.ts';

const LOOK_AGAIN_MS = 1_000;
/** Deregistration delay, stop timeout and ECS's own pace, with room to spare. */
const GONE_WITHIN_MS = 600_000;

const ALL_SUSPENDED = { in: true, out: true, scheduled: true } as const;

/** A colour that holds nothing that runs: beat first, then workers, then web. */
export interface EmptyableColor {
  readonly color: Color;
  readonly cluster: string;
  readonly outputs: ColorOutputs;
}

/**
 * Takes the idle colour to zero and waits until its tasks are gone. Looks first and writes only on a difference.
 *
 * @returns how many tasks there were.
 */
export async function emptyColor(
  ground: Ground,
  { color, cluster, outputs }: EmptyableColor,
): Promise<number> {
  const { ecs } = ground.world;
  const names = [outputs.beat_service, outputs.worker_service, outputs.web_service].filter(
    (name) => name !== null,
  );
  const services = await ecs.services(cluster, names);
  const busy = services.filter((service) => service.desired > 0 || tasksOf(service) > 0);
  if (busy.length === 0) return 0;
  await mustBeIdle(ground, color);
  for (const name of names) {
    const service = busy.find((one) => one.service === name);
    if (service) await stopService(ground, cluster, service);
  }
  await allGone(
    ground,
    cluster,
    busy.map((service) => service.service),
  );
  return busy.reduce((sum, service) => sum + tasksOf(service), 0);
}

/** The minimum first: while it stands, autoscaling would lift the count again. */
async function stopService(ground: Ground, cluster: string, service: ServiceState): Promise<void> {
  const { ecs, scaling } = ground.world;
  if (await scaling.target(cluster, service.service)) {
    await scaling.set(cluster, service.service, { min: 0, suspended: ALL_SUSPENDED });
  }
  if (service.desired > 0) await ecs.updateService(cluster, service.service, { desired: 0 });
}

async function allGone(ground: Ground, cluster: string, names: readonly string[]): Promise<void> {
  const { clock, ecs } = ground.world;
  const givenUpAt = clock.now() + GONE_WITHIN_MS;
  for (;;) {
    const left = (await ecs.services(cluster, names)).filter((service) => tasksOf(service) > 0);
    if (left.length === 0) return;
    if (clock.now() >= givenUpAt) {
      throw new Failure(
        `${left.map((service) => `${service.service} still runs ${tasksOf(service)}`).join(', ')} ten minutes after it was set to zero.`,
        `Look at its events: aws ecs describe-services --cluster ${cluster} --services ${names.join(' ')}`,
      );
    }
    await clock.sleep(LOOK_AGAIN_MS);
  }
}

function tasksOf(service: ServiceState): number {
  return service.running + service.pending;
}
