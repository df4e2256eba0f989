import { ApplicationAutoScaling } from '@aws-sdk/client-application-auto-scaling';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { EC2 } from '@aws-sdk/client-ec2';
import { ECR } from '@aws-sdk/client-ecr';
import { ECS } from '@aws-sdk/client-ecs';
import { IAM } from '@aws-sdk/client-iam';
import { S3 } from '@aws-sdk/client-s3';
import type { Room } from '../../room.ts';
import type { SceneClock } from '../../scene-clock.ts';
import { sdkHandler } from '../../sdk-handler.ts';
import type { Shapes } from '../../shapes/shapes.ts';
import type { TypeSpec } from '../means.ts';
import type { StackPlace } from '../stacks.ts';
import { alarmMakers } from './alarms.ts';
import { recorded } from './as-record.ts';
import { backupMakers } from './backups.ts';
import { bucketMakers } from './buckets.ts';
import { madeByEmulator } from './by-emulator.ts';
import { cacheMakers } from './caches.ts';
import { callsOn } from './calls.ts';
import { databaseMakers } from './databases.ts';
import { ec2Makers } from './ec2.ts';
import { ecsMakers } from './ecs.ts';
import type { Maker, MakerOf } from './maker.ts';
import { repositoryMakers } from './repositories.ts';
import { roleMakers } from './roles.ts';
import { scalingMakers } from './scaling.ts';
import { readableGroup } from './security-groups.ts';
import { topicMakers } from './topics.ts';

export interface Workshop {
  /** The cloud's own. */
  readonly door: Room;
  readonly emulator: Room | undefined;
  readonly shapes: Shapes;
  readonly home: StackPlace;
  readonly clock: SceneClock;
  readonly spec: TypeSpec;
}

/** What belongs to the model is made by calls to it; everything else by the emulator, or by nobody where there is none. */
export function makersOn(workshop: Workshop): MakerOf {
  const { emulator, shapes, home, spec } = workshop;
  const own = ownMakers(workshop);
  if (!emulator) return (type) => own[type] ?? recorded(type, spec);
  const calls = callsOn(emulator, shapes, home.region);
  const GROUP = 'AWS::EC2::SecurityGroup';
  const groups = { [GROUP]: readableGroup(new EC2(configOf(workshop)), madeByEmulator(calls, GROUP)) };
  const all: Readonly<Record<string, Maker>> = { ...withEmulator(workshop), ...own, ...groups };
  return (type) => all[type] ?? madeByEmulator(calls, type);
}

function ownMakers(workshop: Workshop): Readonly<Record<string, Maker>> {
  const { clock, home } = workshop;
  const config = configOf(workshop);
  return {
    ...ecsMakers(new ECS(config), clock),
    ...scalingMakers(new ApplicationAutoScaling(config)),
    ...alarmMakers(new CloudWatch(config), home.account),
  };
}

/** What the emulator makes by calls, and its CloudFormation does not, or forgets half of. */
function withEmulator(workshop: Workshop): Readonly<Record<string, Maker>> {
  const { door, shapes, home } = workshop;
  const config = configOf(workshop);
  const calls = callsOn(door, shapes, home.region);
  return {
    ...ec2Makers(new EC2(config), home.region, home.account),
    ...roleMakers(new IAM(config)),
    ...repositoryMakers(new ECR(config)),
    ...bucketMakers(new S3({ ...config, forcePathStyle: true })),
    ...databaseMakers(calls),
    ...cacheMakers(calls),
    ...topicMakers(calls),
    ...backupMakers(calls),
  };
}

function configOf({ door, home }: Workshop) {
  return {
    endpoint: 'http://cloud.invalid',
    region: home.region,
    credentials: { accessKeyId: 'CLOUDFORMATION', secretAccessKey: 'local-cloud' },
    requestHandler: sdkHandler((request) => door.answer(request)),
  };
}
