import type { Template, TemplateResource } from './template.ts';

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
  return [...new Set([...named, ...referredTo(resource)])].filter(
    (one) => one in template.Resources && one !== id,
  );
}

function referredTo({ Properties }: TemplateResource): readonly string[] {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'Ref' && typeof inner === 'string') found.push(inner);
      if (key === 'Fn::GetAtt')
        found.push(String(Array.isArray(inner) ? inner[0] : inner).split('.')[0] ?? '');
      if (key === 'Fn::Sub') found.push(...namesIn(Array.isArray(inner) ? String(inner[0]) : String(inner)));
      look(inner);
    }
  };
  look(Properties);
  return found;
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/\$\{([A-Za-z0-9]+)(?:\.[^}]*)?\}/g)].map(([, name = '']) => name);
}
