import type { Color } from '../model/color.ts';
import type { ColorOutputs } from '../model/stack-outputs.ts';
import type { Ground } from './ground.ts';
import { mustBeIdle } from './still-idle.ts';
import { allEnded, allGone, stopService, tasksOf } from './stop-service.ts';

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
  const services = (await ecs.services(cluster, names)).filter(({ status }) => status !== 'INACTIVE');
  const busy = services.filter((service) => service.desired > 0 || tasksOf(service) > 0);
  const background = services
    .map(({ service }) => service)
    .filter((service) => service !== outputs.web_service);
  if (busy.length === 0) {
    await allEnded(ground, cluster, background);
    return 0;
  }
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
  await allEnded(ground, cluster, background);
  return busy.reduce((sum, service) => sum + tasksOf(service), 0);
}
