import { Failure } from '../model/failure.ts';
import {
  type BegunDeployment,
  followDeployment,
  primaryOf,
  type ServiceStart,
  type Started,
} from './follow-deployment.ts';
import type { Ground } from './ground.ts';

/** Scale-in and schedules stay suspended until record; scale-out may help a colour that is being warmed. */
const WHILE_STARTING = { in: true, out: false, scheduled: true } as const;

/**
 * A service to its count, as a new deployment in the same call, followed by that deployment's id. Looks first: a
 * deployment that an ended run began is adopted.
 */
export async function startService(ground: Ground, wish: ServiceStart): Promise<Started> {
  const begun = await beginOrAdopt(ground, wish);
  await liftMinimum(ground, wish);
  return followDeployment(ground, wish, begun);
}

/** The same for a service that serves already: its definition changes task by task, its count and bounds stay. */
export async function rollService(ground: Ground, wish: ServiceStart): Promise<Started> {
  return followDeployment(ground, wish, await beginOrAdopt(ground, wish));
}

async function beginOrAdopt({ world }: Ground, wish: ServiceStart): Promise<BegunDeployment> {
  const [service] = await world.ecs.services(wish.cluster, [wish.service]);
  if (service?.status !== 'ACTIVE') {
    throw new Failure(
      `The service ${wish.service} does not exist in ${wish.cluster}.`,
      'Deploy: its colour is built anew.',
    );
  }
  const running = primaryOf(service);
  const since = service.events[0]?.at ?? 0;
  if (
    running &&
    service.desired >= wish.count &&
    running.taskDefinition === wish.taskDefinition &&
    running.rollout !== 'FAILED'
  ) {
    world.log.line(`${wish.service} is starting already; following deployment ${running.id}`);
    return { id: running.id, since };
  }
  const updated = await world.ecs.updateService(wish.cluster, wish.service, {
    desired: wish.count,
    taskDefinition: wish.taskDefinition,
    newDeployment: true,
  });
  const begun = primaryOf(updated);
  if (!begun) throw new Failure(`ECS began no deployment of ${wish.service}.`, 'Run this again.');
  world.log.line(`${wish.service}: ${wish.count} tasks wanted, deployment ${begun.id}`);
  return { id: begun.id, since };
}

/** After the count, so that the call that moves a count inside its bounds finds it there. */
async function liftMinimum({ world }: Ground, wish: ServiceStart): Promise<void> {
  const target = await world.scaling.target(wish.cluster, wish.service);
  if (!target || (target.min === wish.count && target.suspended.in && target.suspended.scheduled)) return;
  await world.scaling.set(wish.cluster, wish.service, { min: wish.count, suspended: WHILE_STARTING });
}
