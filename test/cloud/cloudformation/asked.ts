import { namesIn } from './names-in.ts';
import type { Template } from './template.ts';

/** Attributes that a template names anywhere, by resource. */
export function attributesAsked({ Resources, Outputs }: Template): ReadonlyMap<string, ReadonlySet<string>> {
  const asked = new Map<string, Set<string>>();
  for (const { id, attribute } of namesIn([Resources, Outputs]))
    if (attribute !== undefined) asked.set(id, (asked.get(id) ?? new Set()).add(attribute));
  return asked;
}
