import { emulatorPart } from '../parts/emulator.ts';
import { actOn } from './alarms/alarm-actions.ts';
import { awsRooms } from './aws-rooms.ts';
import { LOCAL_TOKEN, openParts, type Parts } from './cloud-parts.ts';
import type { CloudFormation } from './cloudformation/cloudformation.ts';
import { openCloudFormation } from './cloudformation/open-cloudformation.ts';
import { Door } from './door.ts';
import type { Place } from './ecs/names.ts';
import type { EcsOptions } from './ecs/open-ecs.ts';
import { type EcsChoices, type EcsWing, givenSecretValue, openEcsWing } from './ecs-wing.ts';
import { Edge } from './edge/edge.ts';
import { LoadBalancers } from './edge/load-balancers.ts';
import { Faults } from './faults.ts';
import { balancersRoom } from './givens/balancers-room.ts';
import { type CloudProcess, startProcess } from './in-process.ts';
import { Recording } from './recording.ts';
import type { OpenRegistry } from './registry/open-registry.ts';
import type { Room } from './room.ts';
import { S3Room } from './s3/s3-room.ts';
import { realClock, type SceneClock } from './scene-clock.ts';
import { openShapes, type Shapes } from './shapes/shapes.ts';
import { alarmsPublish } from './topics/delivery.ts';
import { warmUp } from './warm-up.ts';
import { Wire } from './wire.ts';

export interface CloudOptions extends EcsChoices {
  /** Real time by default; a VirtualClock for scenarios in one process. */
  readonly clock?: SceneClock;
  /** Twelve digits. */
  readonly account?: string;
  readonly region?: string;
  /** The name of the zone that exists from the start. */
  readonly zone?: string;
  /** `owner/name` */
  readonly repository?: string;
  /** Milliseconds between a write to the zone and the edge acting on it. */
  readonly propagation?: { readonly least: number; readonly most: number };
  readonly seed?: number;
  /** botocore's `data` folder; found or installed when absent. */
  readonly botocoreData?: string;
}

/** The local cloud: what tests set and look at, and the processes that live on it. */
export interface Cloud extends Parts {
  readonly clock: SceneClock;
  /** Read at every call: change the account to be in the wrong one. */
  readonly home: { -readonly [key in keyof Place]: Place[key] };
  readonly s3: S3Room;
  readonly cloudFormation: CloudFormation;
  readonly ecs: EcsWing['control'];
  readonly edge: Edge;
  readonly loadBalancers: LoadBalancers;
  readonly door: Door;
  readonly faults: Faults;
  readonly recording: Recording;
  /** Says what in the traffic broke a service's own description. */
  readonly shapes: Shapes;
  readonly wire: Wire;
  /** A token that Cloudflare and GitHub here accept. */
  readonly token: string;
  /** A new process without a network; the action runs in it. */
  startProcess(name?: string): CloudProcess;
  close(): Promise<void>;
}

/** What a cloud with an emulator behind it adds. */
export interface Backing {
  readonly emulator: Room;
  readonly findTargetGroup: (dnsName: string) => Promise<string | undefined>;
  readonly targetGroup?: EcsOptions['targetGroup'];
  readonly secretValue?: EcsOptions['secretValue'];
  readonly registry?: OpenRegistry;
}

/** The whole cloud in this process, without a socket. */
export async function openCloud(options: CloudOptions = {}): Promise<Cloud> {
  if (options.clock !== undefined) await warmUp();
  return assemble(options, await shapesOf(options));
}

export async function shapesOf(options: CloudOptions): Promise<Shapes> {
  return openShapes(options.botocoreData ?? (await emulatorPart()).botocoreData);
}

export function assemble(options: CloudOptions, shapes: Shapes, backing?: Backing): Cloud {
  const clock = options.clock ?? realClock;
  const home = { account: options.account ?? '123456789012', region: options.region ?? 'eu-central-1' };
  const seed = options.seed ?? 1;
  const parts = openParts({
    ...{ clock, home, seed, images: backing?.registry?.images },
    zone: options.zone ?? 'example.com',
    repository: options.repository ?? 'acme/shop',
    propagation: options.propagation ?? { least: 0, most: 2000 },
  });
  const emulator = backing?.emulator;
  const s3 = new S3Room(clock, emulator, home);
  const ecs = openEcsWing({
    ...{ shapes, clock, home, seed, emulator },
    balancers: emulator ?? balancersRoom(shapes, parts.balancers),
    pace: clock === realClock ? 'ticking' : 'asked',
    failed: (error) =>
      queueMicrotask(() => {
        throw error;
      }),
    choices: options,
    secretValue: backing?.secretValue ?? givenSecretValue(parts),
    targetGroup: backing?.targetGroup ?? (async () => ({})),
  });
  if (emulator) {
    actOn(parts.alarms, parts.alarmHistory, home, alarmsPublish(emulator, home, ecs.writeLog));
  }
  const loadBalancers = new LoadBalancers((arn) => ecs.targets(arn), backing?.findTargetGroup);
  const edge = new Edge({ zones: parts.cloudflare.zones, loadBalancer: (name) => loadBalancers.at(name) });
  const [faults, recording] = [new Faults(), new Recording()];
  const wire = new Wire(clock, faults, recording);
  const ownDoor: Room = { answer: (request) => door.answer(request) };
  const cloudFormation = openCloudFormation({ shapes, home, clock, s3, emulator, door: ownDoor });
  const aws = awsRooms({
    ...{ shapes, clock, home, parts, s3, ecs: ecs.rooms, emulator },
    formation: cloudFormation.room,
    registry: backing?.registry,
  });
  const rooms = { aws, cloudflare: parts.cloudflare, github: parts.github, results: parts.results };
  const door = new Door(clock, wire, emulator ? { ...rooms, elsewhere: emulator } : rooms);
  return {
    ...parts,
    ...{ clock, home, s3, cloudFormation, edge, loadBalancers, door, faults, recording, shapes, wire },
    ecs: ecs.control,
    token: LOCAL_TOKEN,
    startProcess: (name = 'action') => startProcess(name, { clock, door, wire, edge, region: home.region }),
    close: async () => {
      await cloudFormation.close();
      edge.close();
      loadBalancers.close();
      await ecs.close();
    },
  };
}
