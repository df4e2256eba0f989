import { Failure } from '../../src/model/failure.ts';
import type { AppliedResource } from '../infra/applied-resources.ts';
import { type Entry, entry, merged } from './entries.ts';
import { FREE } from './free.ts';
import { READERS } from './readers.ts';
import type { Rendered } from './rendered.ts';

/**
 * What is billed of a stack.
 * @throws Failure naming a type of resource that is neither priced nor known to be free.
 */
export function billedOf(stack: Rendered): readonly Entry[] {
  return merged(stack.resources.filter(isManaged).flatMap((resource) => entriesOf(resource, stack)));
}

/** Whether somebody has decided what resources of this type cost. */
export function isKnown(type: string): boolean {
  return type in READERS || type in FREE;
}

function entriesOf(resource: AppliedResource, stack: Rendered): readonly Entry[] {
  const { type, address } = resource;
  const reader = READERS[type];
  if (reader) return reader(resource, stack).map((billed) => entry(address, billed));
  if (isKnown(type)) return [];
  throw new Failure(
    `Nothing is known of what ${address} costs: ${type} is neither priced nor free.`,
    'Read it in test/cost/readers.ts, or say in test/cost/free.ts why it costs nothing.',
  );
}

function isManaged({ address }: AppliedResource): boolean {
  return !/(^|\.)data\.\w+\.\w+(\[.*\])?$/.test(address);
}
