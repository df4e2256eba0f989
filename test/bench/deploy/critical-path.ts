import { openEcs } from '../../../src/adapters/ecs.ts';
import type { ServiceState } from '../../../src/ports.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import type { RecordedCall } from '../../cloud/recording.ts';
import type { Stage } from '../../scenario/stage.ts';

const CLUSTER = 'shop-production';

/** One deploy, in milliseconds. */
export interface Timed {
  readonly took: number;
  /** What the platform made it wait for, one after the other; no deploy of this shape can be faster. */
  readonly critical: number;
}

/** Deploys a good build over a colour that still runs, and adds up what it had to wait for. */
export async function timedDeploy(stage: Stage, nth: number, bakeMs: number): Promise<Timed> {
  const { cloud, clock } = stage;
  const platform = watchPlatform(cloud);
  const from = clock.now();
  const { outcome } = await stage.deploy(stage.build(`deploy ${nth}`), { bakeMs });
  if (outcome.result !== 'live') throw new Error(`The deploy ended as ${outcome.result}.`);
  return { took: clock.now() - from, critical: (await platform.took()) + bakeMs };
}

/** What a deploy on this cloud has to wait for from now on. */
export interface Platform {
  /** Milliseconds: the other colour's end, the migration's task, the start, and the edge. */
  took(): Promise<number>;
}

export function watchPlatform(cloud: Cloud): Platform {
  let visibleAfter = 0;
  const { propagation } = cloud.zone;
  cloud.zone.propagation = () => {
    visibleAfter = propagation();
    return visibleAfter;
  };
  cloud.recording.clear();
  return {
    took: async () => {
      cloud.zone.propagation = propagation;
      return (await emptied(cloud)) + migrated(cloud) + (await started(cloud)) + visibleAfter;
    },
  };
}

/** From the wish for no tasks to the last one being told to stop; draining goes on beside the deploy. */
async function emptied(cloud: Cloud): Promise<number> {
  const asked = cloud.recording.calls.find((call) => /web desired=0/.test(call.target));
  if (!asked) return 0;
  return (await eventAfter(cloud, asked, /has stopped \d+ running tasks/)) - asked.at;
}

function migrated(cloud: Cloud): number {
  const asked = cloud.recording.calls.find((call) => call.operation === 'RunTask');
  if (!asked) throw new Error('The deploy ran no migration.');
  const task = cloud.ecs.ran().findLast((one) => one.group.startsWith('family:'));
  return (task?.stoppedAt ?? asked.at) - asked.at;
}

async function started(cloud: Cloud): Promise<number> {
  const asked = cloud.recording.calls.find((call) => /force=true/.test(call.target));
  if (!asked) throw new Error('The deploy started no tasks.');
  return (await eventAfter(cloud, asked, /deployment completed/)) - asked.at;
}

/** When the service that was asked said so for the first time after it was asked. */
async function eventAfter(cloud: Cloud, asked: RecordedCall, wanted: RegExp): Promise<number> {
  const service = await serviceOf(cloud, asked);
  const event = service.events.findLast((one) => one.at >= asked.at && wanted.test(one.message));
  if (!event) throw new Error(`${service.service} never said ${wanted.source}.`);
  return event.at;
}

async function serviceOf(cloud: Cloud, asked: RecordedCall): Promise<ServiceState> {
  const spectator = cloud.startProcess('spectator');
  const ecs = openEcs({ ...spectator.aws, clock: spectator.clock });
  const [service] = await ecs.services(CLUSTER, [asked.target.split(' ')[0] ?? '']);
  if (!service) throw new Error(`${asked.target} asked for a service that does not exist.`);
  return service;
}
