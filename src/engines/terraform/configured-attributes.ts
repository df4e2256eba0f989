import { z } from 'zod';

const moduleCode = z.object({
  resources: z
    .array(z.object({ address: z.string(), expressions: z.record(z.string(), z.unknown()).optional() }))
    .optional(),
  module_calls: z.record(z.string(), z.object({ module: z.unknown().optional() })).optional(),
});
const document = z.object({ root_module: moduleCode.optional() });

/**
 * Which attributes the code says of each resource, by its address without `count` and `for_each`. Blocks made by `dynamic` are
 * not among them: Terraform leaves them out.
 */
export function attributesInCode(configuration: unknown): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  collect(document.parse(configuration).root_module, '', found);
  return found;
}

function collect(code: unknown, prefix: string, found: Map<string, ReadonlySet<string>>): void {
  const { resources = [], module_calls: calls = {} } = moduleCode.parse(code ?? {});
  for (const { address, expressions = {} } of resources)
    found.set(prefix + address, new Set(Object.keys(expressions)));
  for (const [name, { module }] of Object.entries(calls)) collect(module, `${prefix}module.${name}.`, found);
}

/** An address as the code has it: one resource may stand for many. */
export function inCodeAs(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '');
}
