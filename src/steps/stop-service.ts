import { Failure } from '../model/failure.ts';
import type { ServiceState } from '../ports.ts';
import type { Ground } from './ground.ts';

const LOOK_AGAIN_MS = 1_000;
/** Deregistration delay, stop timeout and ECS's own pace, with room to spare. */
const GONE_WITHIN_MS = 600_000;

/** Its containers have exited. */
const ENDED = new Set(['DEPROVISIONING', 'STOPPED']);

const ALL_SUSPENDED = { in: true, out: true, scheduled: true } as const;

/** The minimum first: while it stands, autoscaling would lift the count again. */
export async function stopService(ground: Ground, cluster: string, service: ServiceState): Promise<void> {
  const { ecs, scaling } = ground.world;
  if (await scaling.target(cluster, service.service)) {
    await scaling.set(cluster, service.service, { min: 0, suspended: ALL_SUSPENDED });
  }
  if (service.desired > 0) await ecs.updateService(cluster, service.service, { desired: 0 });
}

export async function allGone(ground: Ground, cluster: string, names: readonly string[]): Promise<void> {
  const { clock, ecs } = ground.world;
  const since = new Map<string, number>();
  const givenUpAt = clock.now() + GONE_WITHIN_MS;
  for (;;) {
    const services = await ecs.services(cluster, names);
    for (const { service, events } of services) {
      if (!since.has(service)) since.set(service, events[0]?.at ?? 0);
      ground.journal.heard(service, events, since.get(service) ?? 0);
    }
    const left = services.filter((service) => tasksOf(service) > 0);
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

/** The counts leave out tasks that are stopping: a worker may finish what it holds for two more minutes. */
export async function allEnded(ground: Ground, cluster: string, names: readonly string[]): Promise<void> {
  const { clock, ecs } = ground.world;
  const givenUpAt = clock.now() + GONE_WITHIN_MS;
  for (const name of names) {
    for (;;) {
      const stopping = (await ecs.serviceTasks(cluster, name, 'STOPPED')).filter(
        ({ lastStatus }) => !ENDED.has(lastStatus),
      );
      if (stopping.length === 0) break;
      if (clock.now() >= givenUpAt) {
        throw new Failure(
          `${stopping.length} tasks of ${name} are still stopping ten minutes after they were told to.`,
          `Look at them: aws ecs describe-tasks --cluster ${cluster} --tasks ${stopping.map(({ arn }) => arn).join(' ')}`,
        );
      }
      await clock.sleep(LOOK_AGAIN_MS);
    }
  }
}

export function tasksOf(service: ServiceState): number {
  return service.running + service.pending;
}
