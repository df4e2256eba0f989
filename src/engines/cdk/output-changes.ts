import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

const template = z.object({ Outputs: z.record(z.string(), z.unknown()).optional() });

/** How many outputs are given another way, are new, or go. */
export function outputChanges(deployed: string, wanted: string): number {
  const [before = {}, after = {}] = [deployed, wanted].map(
    (text) => template.parse(JSON.parse(text)).Outputs,
  );
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !isDeepStrictEqual(before[name], after[name])).length;
}
