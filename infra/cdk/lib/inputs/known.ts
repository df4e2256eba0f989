import { BOOTSTRAP } from './bootstrap-inputs.ts';
import { COLOR } from './color-inputs.ts';
import type { Inputs } from './given.ts';
import { SHARED } from './shared-inputs.ts';

const KNOWN: ReadonlySet<string> = new Set([BOOTSTRAP, SHARED, COLOR].flatMap(({ names }) => names));

/**
 * One file may hold the inputs of all stacks; what none of them has is a slip of the pen.
 * @throws Error naming it.
 */
export function refuseUnknown(inputs: Inputs): void {
  const unknown = Object.keys(inputs).filter((name) => !KNOWN.has(name));
  if (unknown.length > 0)
    throw new Error(
      `No stack has an input ${unknown.join(', ')}: README.md lists them; look for a slip of the pen.`,
    );
}
