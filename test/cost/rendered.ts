import { type AppliedResource, resourcesIn, type ShownModule } from '../infra/applied-resources.ts';

/** Resources and outputs of one stack, as a plan or a state has them. */
export interface Rendered {
  readonly resources: readonly AppliedResource[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

interface PlannedValues {
  readonly root_module?: ShownModule;
  readonly outputs?: Readonly<Record<string, { readonly value?: unknown }>>;
}

/** @param text what `show -json` wrote of a plan. What is known only after an apply is left out of both. */
export function readPlan(text: string): Rendered {
  const { planned_values: values = {} } = JSON.parse(text) as { planned_values?: PlannedValues };
  const known = Object.entries(values.outputs ?? {}).filter(([, output]) => 'value' in output);
  return {
    resources: resourcesIn(values.root_module ?? {}),
    outputs: Object.fromEntries(known.map(([name, { value }]) => [name, value])),
  };
}
