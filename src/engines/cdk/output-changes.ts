import { isDeepStrictEqual } from 'node:util';
import type { Template } from './template.ts';

type Outputs = Template['Outputs'];

/** How many outputs are given another way, are new, or go. */
export function outputChanges(before: Outputs = {}, after: Outputs = {}): number {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !isDeepStrictEqual(before[name], after[name])).length;
}
