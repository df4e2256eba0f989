import { z } from 'zod';
import type { TerraformOptions } from './options.ts';
import { readJson } from './read-json.ts';
import { outputArguments } from './terraform-arguments.ts';
import type { Place } from './terraform-run.ts';

const outputDocument = z.record(
  z.string(),
  z.object({ value: z.unknown(), sensitive: z.boolean().optional() }),
);

/** A state's outputs, the sensitive ones masked; undefined for one that was never applied. */
export async function stateOutputs(
  options: TerraformOptions,
  place: Place,
  signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const found = Object.entries(
    outputDocument.parse(await readJson(options, place, outputArguments(), signal)),
  );
  // Every stack has outputs by the contract, so none at all means that it was never applied.
  if (found.length === 0) return undefined;
  for (const [, { value, sensitive }] of found) {
    if (sensitive) for (const text of textsOf(value)) options.mask(text);
  }
  return Object.fromEntries(found.map(([name, { value }]) => [name, value]));
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
