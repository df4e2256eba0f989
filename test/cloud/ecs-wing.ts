import type { Parts } from './cloud-parts.ts';
import type { Place } from './ecs/names.ts';
import { type EcsCloud, type EcsOptions, openEcs, type PartRoom } from './ecs/open-ecs.ts';
import { startTicker } from './ecs/ticker.ts';
import type { Target } from './edge/load-balancer.ts';
import type { CloudClock, Room } from './room.ts';
import { fieldOf, splitKey } from './secret-reference.ts';
import type { Shapes } from './shapes/shapes.ts';
import { sharedRoom } from './shared-room.ts';
import type { WriteLog } from './topics/delivery.ts';

/** What a caller may decide about the model of ECS. */
export type EcsChoices = Pick<EcsOptions, 'runner' | 'otherwise' | 'delays'>;

export interface WingSurroundings {
  readonly shapes: Shapes;
  readonly clock: CloudClock;
  /** Under real time the model lives by a ticker, and traffic takes its targets as last lived through. */
  readonly pace: 'asked' | 'ticking';
  readonly home: Place;
  readonly seed: number;
  readonly choices: EcsChoices;
  readonly secretValue: EcsOptions['secretValue'];
  readonly targetGroup: EcsOptions['targetGroup'];
  /** For what the model leaves to others in its services. */
  readonly emulator: Room | undefined;
  /** The same for ELBv2. */
  readonly balancers: Room;
  /** Told when the ticking model breaks. */
  readonly failed: (error: unknown) => void;
}

/** The model of ECS, fitted into the cloud: its rooms by signing name, and its targets for the edge. */
export interface EcsWing {
  readonly rooms: ReadonlyMap<string, Room>;
  readonly control: EcsCloud['control'];
  /** A line of a service that logs as tasks do: late. */
  readonly writeLog: WriteLog;
  targets(targetGroupArn: string): Promise<readonly Target[]>;
  close(): Promise<void>;
}

export function openEcsWing(around: WingSurroundings): EcsWing {
  const { shapes, clock, pace, home, seed, secretValue, targetGroup, emulator, balancers } = around;
  const model = openEcs({ ...home, ...around.choices, shapes, clock, seed, secretValue, targetGroup });
  const { control } = model;
  const part = (room: PartRoom, rest: Room | undefined) =>
    sharedRoom((request) => room.owns(request), room, rest);
  return {
    rooms: new Map([
      ['ecs', model.ecs],
      ['application-autoscaling', model.scaling],
      ['elasticloadbalancing', part(model.targetHealth, balancers)],
      ['logs', part(model.taskLogs, emulator)],
    ]),
    control,
    writeLog: (group, stream, line) => model.logs.write(model.logs.open(group, stream), line),
    targets: async (arn) =>
      (pace === 'ticking' ? control.targetsNow(arn) : await control.targetsOf(arn)).map(targetOf),
    close: pace === 'ticking' ? startTicker(control, around.failed) : async () => {},
  };
}

type ForwardTarget = Awaited<ReturnType<EcsCloud['control']['targetsOf']>>[number];

function targetOf({ taskArn, backend }: ForwardTarget): Target {
  if (backend.kind === 'process') {
    return { id: taskArn, origin: { kind: 'address', host: '127.0.0.1', port: backend.port } };
  }
  return { id: taskArn, origin: { kind: 'function', answer: (request) => backend.answer(request) } };
}

/** The value behind a `valueFrom`, from the secrets that a test gave. */
export function givenSecretValue({ secrets }: Parts): EcsOptions['secretValue'] {
  return async (valueFrom) => {
    const [arn, key] = splitKey(valueFrom);
    const name = secrets.nameOf(arn);
    return fieldOf(name === undefined ? undefined : secrets.values.get(name), key);
  };
}
