import { z } from 'zod';
import type { SaidInCode } from '../../model/plan-drift.ts';

const moduleCode = z.object({
  resources: z
    .array(z.object({ address: z.string(), expressions: z.record(z.string(), z.unknown()).optional() }))
    .optional(),
  module_calls: z.record(z.string(), z.object({ module: z.unknown().optional() })).optional(),
});
const document = z.object({ root_module: moduleCode.optional() });

/**
 * What the code says of each resource, by its address without `count` and `for_each`. Blocks made by `dynamic` are not among
 * it: Terraform leaves them out.
 */
export function attributesInCode(configuration: unknown): ReadonlyMap<string, SaidInCode> {
  const found = new Map<string, SaidInCode>();
  collect(document.parse(configuration).root_module, '', found);
  return found;
}

function collect(code: unknown, prefix: string, found: Map<string, SaidInCode>): void {
  const { resources = [], module_calls: calls = {} } = moduleCode.parse(code ?? {});
  for (const { address, expressions = {} } of resources)
    found.set(
      prefix + address,
      new Map(Object.entries(expressions).map(([name, said]) => [name, namesIn(said)])),
    );
  for (const [name, { module }] of Object.entries(calls)) collect(module, `${prefix}module.${name}.`, found);
}

/** The names that blocks use, at any depth; an expression that is no block has none. */
function namesIn(said: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  const collectNames = (blocks: unknown) => {
    if (!Array.isArray(blocks)) return;
    for (const block of blocks)
      for (const [name, inner] of Object.entries(block ?? {})) {
        names.add(name);
        collectNames(inner);
      }
  };
  collectNames(said);
  return names;
}

/** An address as the code has it: one resource may stand for many. */
export function inCodeAs(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '');
}
