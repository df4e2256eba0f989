import { Failure } from '../model/failure.ts';
import { pollDelay } from '../model/poll-schedule.ts';
import type { ColorOutputs } from '../model/stack-outputs.ts';
import type { StartSight } from '../model/start-verdict.ts';
import { judgeStart, lostATask } from '../model/start-verdict.ts';
import type { Deployment, ServiceState } from '../ports.ts';
import type { Ground } from './ground.ts';
import { firstStoppedTask, whyItStopped } from './stopped-task.ts';

/** Scale-in and schedules stay suspended until record; scale-out may help a colour that is being warmed. */
const WHILE_STARTING = { in: true, out: false, scheduled: true } as const;
/** For so long DescribeServices may show the service as it was before the deployment began, also after it was seen. */
const STALE_FOR_MS = 90_000;
/** Stopped tasks are asked for at least so often, even when nothing that ECS says of the service hints at one. */
const LOOK_FOR_STOPPED_MS = 60_000;

export interface Start {
  readonly cluster: string;
  readonly outputs: ColorOutputs;
  readonly taskDefinition: string;
  /** Tasks to run: `startCount` where a colour is started. */
  readonly count: number;
  /** Milliseconds that it took last time. */
  readonly expected: number | undefined;
}

/** As many tasks as the live web runs, inside the bounds of the colour that is started: autoscaling takes no minimum above its maximum. */
export function startCount({ web_min, web_max }: ColorOutputs, liveRunning: number): number {
  return Math.min(web_max, Math.max(web_min, liveRunning));
}

/**
 * The idle web to its count, as a new deployment in the same call, followed by that deployment's id. Looks first:
 * a deployment that an ended run began is adopted.
 */
export async function start(ground: Ground, wish: Start): Promise<void> {
  const deployment = await beginOrAdopt(ground, wish);
  await liftMinimum(ground, wish);
  await followDeployment(ground, wish, deployment);
  ground.journal.done(`${wish.count} tasks run and answer their health checks`);
}

/** The same for a service that serves already: its definition changes task by task, its count and bounds stay. */
export async function roll(ground: Ground, wish: Start): Promise<void> {
  const deployment = await beginOrAdopt(ground, wish);
  await followDeployment(ground, wish, deployment);
  ground.journal.done(`${wish.count} tasks run the other release`);
}

async function beginOrAdopt({ world }: Ground, wish: Start): Promise<string> {
  const { web_service: web } = wish.outputs;
  const [service] = await world.ecs.services(wish.cluster, [web]);
  if (service?.status !== 'ACTIVE') {
    throw new Failure(
      `The service ${web} does not exist in ${wish.cluster}.`,
      'Deploy: its colour is built anew.',
    );
  }
  const running = primaryOf(service);
  if (
    running &&
    service.desired >= wish.count &&
    running.taskDefinition === wish.taskDefinition &&
    running.rollout !== 'FAILED'
  ) {
    world.log.line(`${web} is starting already; following deployment ${running.id}`);
    return running.id;
  }
  const updated = await world.ecs.updateService(wish.cluster, web, {
    desired: wish.count,
    taskDefinition: wish.taskDefinition,
    newDeployment: true,
  });
  const begun = primaryOf(updated);
  if (!begun) throw new Failure(`ECS began no deployment of ${web}.`, 'Run this again.');
  world.log.line(`${web}: ${wish.count} tasks wanted, deployment ${begun.id}`);
  return begun.id;
}

/** After the count, so that the call that moves a count inside its bounds finds it there. */
async function liftMinimum({ world }: Ground, wish: Start): Promise<void> {
  const { web_service: web } = wish.outputs;
  const target = await world.scaling.target(wish.cluster, web);
  if (!target || (target.min === wish.count && target.suspended.in && target.suspended.scheduled)) return;
  await world.scaling.set(wish.cluster, web, { min: wish.count, suspended: WHILE_STARTING });
}

async function followDeployment(ground: Ground, wish: Start, deployment: string): Promise<void> {
  const { world } = ground;
  const startedAt = world.clock.now();
  let last: StartSight | undefined;
  let seenAt = startedAt;
  let stoppedAskedAt = startedAt;
  for (;;) {
    const mayBeStale = world.clock.now() - seenAt < STALE_FOR_MS;
    const sight = await look(ground, wish, mayBeStale ? deployment : undefined);
    const verdict = judgeStart({ deployment, taskDefinition: wish.taskDefinition, count: wish.count }, sight);
    if (verdict.kind === 'started') return;
    const suspicious =
      verdict.kind === 'failed' ||
      (last !== undefined && lostATask(wish.count, last, sight)) ||
      world.clock.now() - stoppedAskedAt >= LOOK_FOR_STOPPED_MS;
    if (suspicious) {
      stoppedAskedAt = world.clock.now();
      await failOnStoppedTask(
        ground,
        wish,
        deployment,
        verdict.kind === 'failed' ? verdict.reason : undefined,
      );
    }
    if (sight.primary) {
      last = sight;
      seenAt = world.clock.now();
    }
    const near = verdict.kind === 'waiting' && verdict.near;
    await world.clock.sleep(pollDelay(world.clock.now() - startedAt, wish.expected, near));
  }
}

/** @param awaited a picture that does not hold this deployment at all is an old one, and says nothing. */
async function look({ world }: Ground, wish: Start, awaited: string | undefined): Promise<StartSight> {
  const [service] = await world.ecs.services(wish.cluster, [wish.outputs.web_service]);
  const isOld = awaited !== undefined && !service?.deployments.some(({ id }) => id === awaited);
  const primary = service && !isOld ? primaryOf(service) : undefined;
  const others = (service?.deployments ?? [])
    .filter((one) => one.id !== primary?.id)
    .reduce((sum, one) => sum + one.running, 0);
  // ECS completes a rollout when its targets are healthy; before that the answer could change nothing.
  const worthAsking = primary !== undefined && primary.rollout === 'COMPLETED';
  const health = worthAsking
    ? await world.loadBalancing.targetHealth(wish.outputs.target_group_arn)
    : undefined;
  const start = service?.events.find((event) => event.message.includes('has started'));
  return {
    primary,
    others,
    healthy: health?.filter((target) => target.state === 'healthy').length,
    newestStart: start && `${start.at} ${start.message}`,
  };
}

async function failOnStoppedTask(
  ground: Ground,
  wish: Start,
  deployment: string,
  reason: string | undefined,
): Promise<void> {
  const stopped = await firstStoppedTask(ground, wish.cluster, wish.outputs.web_service, deployment);
  if (!stopped && reason === undefined) return;
  const why = stopped && (await whyItStopped(ground, stopped));
  throw new Failure(
    `The new tasks do not start: ${[reason, why?.reason].filter((text) => text !== undefined).join('; ')}.`,
    'Mend what the reason and the log name, and push again.',
    { logLines: why?.lines ?? [] },
  );
}

function primaryOf(service: ServiceState): Deployment | undefined {
  return service.deployments.find((deployment) => deployment.status === 'PRIMARY');
}
