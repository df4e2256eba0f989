import { closeSync, openSync, writeSync } from 'node:fs';
import { realPlanText } from '../../report/plan/real-plans.ts';

interface Resource {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly provider_name: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: unknown;
    readonly after: unknown;
    readonly before_sensitive: unknown;
    readonly after_sensitive: unknown;
  };
}

/** Real plans whose resources are taken again and again: of these one in five changes. */
const REAL = ['shared-bigger', 'blue-more', 'risky'] as const;

/** As they are, or only those that change. */
export type Mix = 'real' | 'all change';

/**
 * A document of as many resources as terraform writes it: what is to be, each change, and what was. Only the configuration is left
 * out, which does not grow with `count`.
 */
export function writePlanDocument(path: string, count: number, mix: Mix): void {
  const file = openSync(path, 'w');
  const real = REAL.flatMap(resourcesOf).filter(
    ({ change }) => mix === 'real' || change.actions.join() !== 'no-op',
  );
  const list = (part: (resource: Resource) => unknown) => {
    for (let index = 0; index < count; index++) {
      const one = real[index % real.length] as Resource;
      const resource = { ...one, address: `module.tenant["customer-${index}"].${one.address}` };
      writeSync(file, `${index === 0 ? '' : ','}${JSON.stringify(part(resource))}`);
    }
  };
  writeSync(file, '{"format_version":"1.2","planned_values":{"root_module":{"resources":[');
  list((resource) => inState(resource, resource.change.after, resource.change.after_sensitive));
  writeSync(file, ']}},"resource_changes":[');
  list((resource) => resource);
  writeSync(file, '],"prior_state":{"values":{"root_module":{"resources":[');
  list((resource) => inState(resource, resource.change.before, resource.change.before_sensitive));
  writeSync(file, ']}}}}');
  closeSync(file);
}

function inState(
  { address, mode, type, name, provider_name }: Resource,
  values: unknown,
  sensitive_values: unknown,
) {
  return { address, mode, type, name, provider_name, schema_version: 0, values, sensitive_values };
}

function resourcesOf(name: (typeof REAL)[number]): readonly Resource[] {
  return (JSON.parse(realPlanText(name)) as { resource_changes: readonly Resource[] }).resource_changes;
}
