import { z } from 'zod';

const resource = z.object({
  address: z.string(),
  type: z.string(),
  mode: z.string(),
  tainted: z.boolean().optional(),
});
const module = z.object({
  resources: z.array(resource).default([]),
  get child_modules() {
    return z.array(module).optional();
  },
});
const state = z.object({ values: z.object({ root_module: module.optional() }).optional() });

export interface StateResource {
  readonly address: string;
  readonly type: string;
  readonly tainted: boolean;
}

/** The managed resources in what `show -json` says of a state, those of nested modules included. */
export function stateResources(json: unknown): readonly StateResource[] {
  const root = state.parse(json).values?.root_module;
  return root === undefined ? [] : resourcesOf(root);
}

function resourcesOf(of: z.infer<typeof module>): readonly StateResource[] {
  const own = of.resources
    .filter(({ mode }) => mode === 'managed')
    .map(({ address, type, tainted = false }) => ({ address, type, tainted }));
  return [...own, ...(of.child_modules ?? []).flatMap(resourcesOf)];
}
