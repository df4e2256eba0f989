import { Failure } from '../model/failure.ts';
import { pollDelay } from '../model/poll-schedule.ts';
import type { StartSight } from '../model/start-verdict.ts';
import { judgeStart, lostATask } from '../model/start-verdict.ts';
import type { ServiceRole } from '../model/task-definition.ts';
import type { Deployment, ServiceState } from '../ports.ts';
import type { Ground } from './ground.ts';
import { firstStoppedTask, whyItStopped } from './stopped-task.ts';

/** For so long DescribeServices may show the service as it was before the deployment began, also after it was seen. */
const STALE_FOR_MS = 90_000;
/** Stopped tasks are asked for at least so often, even when nothing that ECS says of the service hints at one. */
const LOOK_FOR_STOPPED_MS = 60_000;

/** By what a running task shows that it works. */
export type Proof =
  | { readonly kind: 'targets'; readonly targetGroupArn: string }
  /** The health check of the container that is named after its role. */
  | { readonly kind: 'container-check' }
  /** Nothing checks it: that it runs has to do. */
  | { readonly kind: 'running' };

export interface ServiceStart {
  readonly cluster: string;
  readonly service: string;
  readonly role: ServiceRole;
  readonly taskDefinition: string;
  /** Tasks to run. */
  readonly count: number;
  /** Milliseconds that it took last time. */
  readonly expected: number | undefined;
  readonly proof: Proof;
}

/** A deployment that ECS has begun, or that was found under way. */
export interface BegunDeployment {
  readonly id: string;
  /** When the newest event of the service was said before: what is newer belongs to this start. */
  readonly since: number;
}

/** What was seen last: by this a start counts as one. */
export interface Started {
  readonly deployment: string;
  readonly desired: number;
  readonly running: number;
  readonly healthy: number;
}

/** Until this deployment's tasks run and are healthy; a failing start is noticed at its first stopped task. */
export async function followDeployment(
  ground: Ground,
  wish: ServiceStart,
  begun: BegunDeployment,
): Promise<Started> {
  const { world } = ground;
  const { id: deployment } = begun;
  const startedAt = world.clock.now();
  let last: StartSight | undefined;
  let seenAt = startedAt;
  let stoppedAskedAt = startedAt;
  for (;;) {
    const mayBeStale = world.clock.now() - seenAt < STALE_FOR_MS;
    const sight = await look(ground, wish, begun.since, mayBeStale ? deployment : undefined);
    const verdict = judgeStart({ deployment, taskDefinition: wish.taskDefinition, count: wish.count }, sight);
    if (verdict.kind === 'started') return evidence(wish, deployment, sight);
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
    // Where running is all the proof there is, it may come at any moment.
    const near = wish.proof.kind === 'running' || (verdict.kind === 'waiting' && verdict.near);
    await world.clock.sleep(pollDelay(world.clock.now() - startedAt, wish.expected, near));
  }
}

function evidence(wish: ServiceStart, deployment: string, { primary, healthy }: StartSight): Started {
  return { deployment, desired: wish.count, running: primary?.running ?? 0, healthy: healthy ?? 0 };
}

/** @param awaited a picture that does not hold this deployment at all is an old one, and says nothing. */
async function look(
  ground: Ground,
  wish: ServiceStart,
  since: number,
  awaited: string | undefined,
): Promise<StartSight> {
  const { world } = ground;
  const [service] = await world.ecs.services(wish.cluster, [wish.service]);
  ground.journal.heard(wish.service, service?.events ?? [], since);
  const isOld = awaited !== undefined && !service?.deployments.some(({ id }) => id === awaited);
  const primary = service && !isOld ? primaryOf(service) : undefined;
  const others = (service?.deployments ?? [])
    .filter((one) => one.id !== primary?.id)
    .reduce((sum, one) => sum + one.running, 0);
  // ECS completes a rollout when its targets are healthy; before that the answer could change nothing.
  const worthAsking = primary !== undefined && primary.rollout === 'COMPLETED';
  const healthy = worthAsking ? await healthyTasks(ground, wish, primary) : undefined;
  const start = service?.events.find((event) => event.message.includes('has started'));
  return {
    primary,
    others,
    healthy,
    newestStart: start && `${start.at} ${start.message}`,
  };
}

async function healthyTasks({ world }: Ground, wish: ServiceStart, primary: Deployment): Promise<number> {
  switch (wish.proof.kind) {
    case 'targets': {
      const targets = await world.loadBalancing.targetHealth(wish.proof.targetGroupArn);
      return targets.filter((target) => target.state === 'healthy').length;
    }
    case 'container-check': {
      const tasks = await world.ecs.serviceTasks(wish.cluster, wish.service, 'RUNNING');
      return tasks.filter(
        ({ startedBy, containers }) =>
          startedBy === primary.id &&
          containers.some(({ name, health }) => name === wish.role && health === 'HEALTHY'),
      ).length;
    }
    case 'running':
      return primary.running;
  }
}

async function failOnStoppedTask(
  ground: Ground,
  wish: ServiceStart,
  deployment: string,
  reason: string | undefined,
): Promise<void> {
  const stopped = await firstStoppedTask(ground, wish.cluster, wish.service, deployment);
  if (!stopped && reason === undefined) return;
  const why = stopped && (await whyItStopped(ground, stopped, wish.role));
  const said = [reason, why?.reason, failedCheck(ground, wish)].filter((text) => text !== undefined);
  throw new Failure(
    `The new ${wish.role === 'web' ? '' : `${wish.role} `}tasks do not start: ${said.join('; ')}.`,
    'Mend what the reason and the log name, and push again.',
    { logLines: why?.lines ?? [] },
  );
}

/** What the load balancer's check found, which ECS says in the service's events alone. */
function failedCheck({ journal }: Ground, { service }: ServiceStart): string | undefined {
  const last = journal.events.findLast(
    ({ of, text }) => of === service && text.includes(' is unhealthy in '),
  );
  return last && /due to \(reason (.+?)\)/.exec(last.text)?.[1];
}

export function primaryOf(service: ServiceState): Deployment | undefined {
  return service.deployments.find((deployment) => deployment.status === 'PRIMARY');
}
