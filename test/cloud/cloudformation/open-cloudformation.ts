import { once } from '../../../src/adapters/once.ts';
import type { Room } from '../room.ts';
import type { S3Room } from '../s3/s3-room.ts';
import type { SceneClock } from '../scene-clock.ts';
import type { Shapes } from '../shapes/shapes.ts';
import { CloudFormation } from './cloudformation.ts';
import { type Calls, callsOn } from './makers/calls.ts';
import { resolving } from './references.ts';
import type { StackPlace } from './stacks.ts';
import type { ReadObject } from './template-source.ts';

export interface Surroundings {
  readonly shapes: Shapes;
  readonly home: StackPlace;
  readonly clock: SceneClock;
  readonly s3: S3Room;
  /** The cloud's own door, by which resources are made; it is asked only when the first of them is. */
  readonly door: Room;
  readonly emulator: Room | undefined;
}

/** CloudFormation, fitted into the cloud: what it needs to make resources is loaded with the first template. */
export function openCloudFormation(around: Surroundings): CloudFormation {
  const { shapes, home, clock, s3, door } = around;
  const spec = once(async () => (await import('./type-spec.ts')).loadTypeSpec());
  const makers = once(async () => {
    const { makersOn } = await import('./makers/makers.ts');
    return makersOn({ ...around, spec: await spec() });
  });
  const calls = async (): Promise<Calls> => callsOn(door, shapes, home.region);
  return new CloudFormation({
    ...{ shapes, home, clock, spec, makers },
    readObject: objectsOf(s3),
    parameter: async (Name) => {
      const { json } = await calls();
      const found = await json('ssm', 'AmazonSSM.GetParameter', { Name }).catch(notFound);
      return (found?.['Parameter'] as { Value?: string } | undefined)?.Value;
    },
    resolve: resolving(calls),
  });
}

function objectsOf(s3: S3Room): ReadObject {
  return async (name, key) => {
    const bucket = s3.buckets.get(name);
    if (!bucket) return { refused: 'The specified bucket does not exist' };
    const object = bucket.get(key);
    return object
      ? { text: Buffer.from(object.body).toString('utf8') }
      : { refused: 'The specified key does not exist.' };
  };
}

function notFound(error: unknown): undefined {
  if (error instanceof Error && error.name === 'ParameterNotFound') return undefined;
  throw error;
}
