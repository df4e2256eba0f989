import { acmRoom } from './acm/acm-room.ts';
import { alarmsRoom, ownsAlarms } from './alarms/alarms-room.ts';
import type { Parts } from './cloud-parts.ts';
import type { Place } from './ecs/names.ts';
import { ownsImages, tellingRepositories } from './emulator/repositories.ts';
import { addressesRoom } from './givens/addresses-room.ts';
import { identityRoom } from './givens/identity-room.ts';
import { parametersRoom } from './givens/parameters-room.ts';
import { quotasRoom } from './givens/quotas-room.ts';
import { rolesRoom } from './givens/roles-room.ts';
import { secretsRoom } from './givens/secrets-room.ts';
import { addressing } from './registry/addressing.ts';
import { imagesRoom } from './registry/images-room.ts';
import type { OpenRegistry } from './registry/open-registry.ts';
import type { RegistryFront } from './registry/registry-front.ts';
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
  readonly formation: Room;
  /** ECS and what belongs to its model, by signing name. */
  readonly ecs: ReadonlyMap<string, Room>;
  /** Everything else; without it registry, secrets and identity are answered from what tests give. */
  readonly emulator: Room | undefined;
  /** A real registry, in front of which ECR is answered; without it images have no layers. */
  readonly registry: OpenRegistry | undefined;
}

/** The AWS rooms by the signing names of their services. */
export function awsRooms(around: RoomSurroundings): ReadonlyMap<string, Room> {
  const { shapes, clock, home, parts, emulator } = around;
  return new Map([
    ...around.ecs,
    ...(emulator ? [] : givenRooms(around)),
    ['ecr', registryRoom(around)],
    ['s3', around.s3],
    ['cloudformation', around.formation],
    ['acm', acmRoom(shapes, parts.certificates, clock, home)],
    ['monitoring', sharedRoom(ownsAlarms, alarmsRoom(shapes, parts.alarms, parts.alarmHistory), emulator)],
  ]);
}

/** Images are the model's, with or without an emulator; it would say of none what a deploy asks. */
function registryRoom(around: RoomSurroundings): Room {
  const { shapes, clock, home, parts, emulator, registry } = around;
  const own = imagesRoom(shapes, parts.images, clock, home, registry?.front ?? givenFront(around));
  const told = emulator && tellingRepositories(emulator, parts.images);
  return sharedRoom(ownsImages, own, registry && told ? addressing(told, registry.front) : told);
}

function givenRooms(around: RoomSurroundings): readonly (readonly [string, Room])[] {
  const { shapes, clock, home, parts } = around;
  return [
    ['secretsmanager', secretsRoom(shapes, parts.secrets, clock)],
    ['sts', identityRoom(shapes, clock, home)],
    ['ssm', parametersRoom(shapes, parts.parameters)],
    ['iam', rolesRoom(shapes, parts.trusts, clock, home)],
    ['servicequotas', quotasRoom(shapes, parts.quotas)],
    ['ec2', addressesRoom(parts.addresses)],
  ];
}

function givenFront({ clock, home, parts, s3 }: RoomSurroundings): RegistryFront {
  return {
    endpoint: () => `https://${home.account}.dkr.ecr.${home.region}.amazonaws.com`,
    password: 'local-cloud-registry',
    take: async () => true,
    layerUrl: (_repository, digest) => {
      const configuration = Buffer.from(parts.images.configurations.get(digest) ?? '');
      s3.create(LAYERS).put(digest, { body: configuration, headers: {} }, { kind: 'none' }, clock.now());
      return `https://cloud.invalid/${LAYERS}/${encodeURIComponent(digest)}`;
    },
  };
}

/** The bucket that holds the registry's layers: ECR gives presigned S3 addresses for them, too. */
const LAYERS = 'local-registry-layers';
