import type { Parts } from './cloud-parts.ts';
import type { Place } from './ecs/names.ts';
import { type EcsCloud, type EcsOptions, openEcs, type PartRoom } from './ecs/open-ecs.ts';
import type { Target } from './edge/load-balancer.ts';
import type { CloudClock, Room } from './room.ts';
import type { Shapes } from './shapes/shapes.ts';
import { sharedRoom } from './shared-room.ts';

/** What a caller may decide about the model of ECS. */
export type EcsChoices = Pick<EcsOptions, 'runner' | 'otherwise' | 'delays'>;

export interface WingSurroundings {
  readonly shapes: Shapes;
  readonly clock: CloudClock;
  readonly home: Place;
  readonly seed: number;
  readonly choices: EcsChoices;
  readonly secretValue: EcsOptions['secretValue'];
  readonly targetGroup: EcsOptions['targetGroup'];
  /** For what the model leaves to others in its services. */
  readonly emulator: Room | undefined;
}

/** The model of ECS, fitted into the cloud: its rooms by signing name, and its targets for the edge. */
export interface EcsWing {
  readonly rooms: ReadonlyMap<string, Room>;
  readonly control: EcsCloud['control'];
  targets(targetGroupArn: string): Promise<readonly Target[]>;
}

export function openEcsWing(around: WingSurroundings): EcsWing {
  const { shapes, clock, home, seed, secretValue, targetGroup, emulator } = around;
  const model = openEcs({ ...home, ...around.choices, shapes, clock, seed, secretValue, targetGroup });
  const part = (room: PartRoom) => sharedRoom((request) => room.owns(request), room, emulator);
  return {
    rooms: new Map([
      ['ecs', model.ecs],
      ['application-autoscaling', model.scaling],
      ['elasticloadbalancing', part(model.targetHealth)],
      ['logs', part(model.taskLogs)],
    ]),
    control: model.control,
    targets: async (arn) => (await model.control.targetsOf(arn)).map(targetOf),
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
    const value = name === undefined ? undefined : secrets.values.get(name);
    if (value === undefined || key === undefined || key === '') return value;
    const field = (JSON.parse(value) as Record<string, unknown>)[key];
    return field === undefined ? undefined : String(field);
  };
}

/** `arn:…:secret:<name>` is seven parts long; a JSON key, a stage and a version may follow. */
export function splitKey(valueFrom: string): readonly [id: string, key: string | undefined] {
  if (!valueFrom.startsWith('arn:')) return [valueFrom, undefined];
  const parts = valueFrom.split(':');
  return [parts.slice(0, 7).join(':'), parts[7]];
}
