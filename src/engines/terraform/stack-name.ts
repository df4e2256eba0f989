import type { Color } from '../../model/color.ts';
import type { Stack } from '../../ports.ts';

/** A stack's name in state keys, folders and log lines. A deploy never touches `bootstrap`, which a person applies. */
export type StackName = 'bootstrap' | 'shared' | `color-${Color}`;

export function stackName(stack: Stack): StackName {
  return stack.kind === 'shared' ? 'shared' : `color-${stack.color}`;
}
