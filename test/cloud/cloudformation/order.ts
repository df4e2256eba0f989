import { namesIn } from './names-in.ts';
import type { Template } from './template.ts';

/**
 * Resources so that each comes after those that it needs.
 * @throws Error for a circle.
 */
export function inOrder(template: Template, ids: readonly string[]): readonly string[] {
  const done = new Set<string>();
  const under = new Set<string>();
  const ordered: string[] = [];
  const visit = (id: string) => {
    if (done.has(id)) return;
    if (under.has(id)) throw new Error(`Circular dependency between resources: [${[...under].join(', ')}]`);
    under.add(id);
    for (const needed of neededBy(template, id)) if (ids.includes(needed)) visit(needed);
    under.delete(id);
    done.add(id);
    ordered.push(id);
  };
  for (const id of ids) visit(id);
  return ordered;
}

/** By reference, by attribute or by word. */
export function neededBy(template: Template, id: string): readonly string[] {
  const resource = template.Resources[id];
  if (!resource) return [];
  const named = [resource.DependsOn ?? []].flat();
  const referred = namesIn(resource.Properties).map(({ id }) => id);
  return [...new Set([...named, ...referred])].filter((one) => one in template.Resources && one !== id);
}
