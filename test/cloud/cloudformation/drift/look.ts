import type { Maker } from '../makers/maker.ts';
import type { Means } from '../means.ts';
import type { Live } from '../stack.ts';
import { differences } from './differences.ts';
import type { ResourceDrift } from './stack-drift.ts';

/** Compares a resource with its template: what the template names, as far as its service tells it. */
export async function lookAt(
  id: string,
  { type, made, properties }: Live,
  maker: Maker,
  resolve: Means['resolve'],
  now: Date,
): Promise<ResourceDrift> {
  const about = {
    ...{ LogicalResourceId: id, PhysicalResourceId: made.physicalId, ResourceType: type, Timestamp: now },
  };
  if (!maker.read) return { ...about, StackResourceDriftStatus: 'NOT_CHECKED' };
  try {
    const ordered = await resolve(properties);
    const found = await maker.read(made, ordered);
    if (found === undefined) return { ...about, StackResourceDriftStatus: 'DELETED' };
    const told = Object.keys(ordered).filter((name) => name in found);
    const expected = Object.fromEntries(told.map((name) => [name, ordered[name]]));
    const actual = Object.fromEntries(told.map((name) => [name, found[name]]));
    const differing = differences(expected, actual);
    return {
      ...about,
      StackResourceDriftStatus: differing.length === 0 ? 'IN_SYNC' : 'MODIFIED',
      ExpectedProperties: JSON.stringify(expected),
      ActualProperties: JSON.stringify(actual),
      PropertyDifferences: differing,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...about, StackResourceDriftStatus: 'UNKNOWN', DriftStatusReason: reason };
  }
}
