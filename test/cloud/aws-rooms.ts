import { acmRoom } from './acm/acm-room.ts';
import { alarmsRoom, ownsAlarms } from './alarms/alarms-room.ts';
import type { Parts } from './cloud-parts.ts';
import type { Place } from './ecs/names.ts';
import { identityRoom } from './givens/identity-room.ts';
import { imagesRoom } from './givens/images-room.ts';
import { secretsRoom } from './givens/secrets-room.ts';
import type { CloudClock, Room } from './room.ts';
import type { S3Room } from './s3/s3-room.ts';
import type { Shapes } from './shapes/shapes.ts';
import { sharedRoom } from './shared-room.ts';

export interface RoomSurroundings {
  readonly shapes: Shapes;
  readonly clock: CloudClock;
  readonly home: Place;
  readonly parts: Parts;
  readonly s3: S3Room;
  /** ECS and what belongs to its model, by signing name. */
  readonly ecs: ReadonlyMap<string, Room>;
  /** Everything else; without it registry, secrets and identity are answered from what tests give. */
  readonly emulator: Room | undefined;
}

/** The AWS rooms by the signing names of their services. */
export function awsRooms(around: RoomSurroundings): ReadonlyMap<string, Room> {
  const { shapes, clock, home, parts, emulator } = around;
  return new Map([
    ...around.ecs,
    ...(emulator ? [] : givenRooms(around)),
    ['s3', around.s3],
    ['acm', acmRoom(shapes, parts.certificates, clock, home)],
    ['monitoring', sharedRoom(ownsAlarms, alarmsRoom(shapes, parts.alarms, parts.alarmHistory), emulator)],
  ]);
}

function givenRooms({
  shapes,
  clock,
  home,
  parts,
  s3,
}: RoomSurroundings): readonly (readonly [string, Room])[] {
  const layerUrl = (digest: string) => {
    const configuration = Buffer.from(parts.images.configurations.get(digest) ?? '');
    s3.create(LAYERS).put(digest, { body: configuration, headers: {} }, { kind: 'none' }, clock.now());
    return `https://cloud.invalid/${LAYERS}/${encodeURIComponent(digest)}`;
  };
  return [
    ['ecr', imagesRoom(shapes, parts.images, home, layerUrl)],
    ['secretsmanager', secretsRoom(shapes, parts.secrets, clock)],
    ['sts', identityRoom(shapes, clock, home)],
  ];
}

/** The bucket that holds the registry's layers: ECR gives presigned S3 addresses for them, too. */
const LAYERS = 'local-registry-layers';
