import type { Template } from './template.ts';

/** Attributes that a template names anywhere, by resource. */
export function attributesAsked(template: Template): ReadonlyMap<string, ReadonlySet<string>> {
  const asked = new Map<string, Set<string>>();
  const note = (name: string) => {
    const [id = '', ...rest] = name.split('.');
    if (rest.length > 0) asked.set(id, (asked.get(id) ?? new Set()).add(rest.join('.')));
  };
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'Fn::GetAtt') note([inner].flat().join('.'));
      if (key === 'Fn::Sub')
        for (const [, name = ''] of String([inner].flat()[0]).matchAll(/\$\{([^!}]+)\}/g)) note(name);
      look(inner);
    }
  };
  look(template.Resources);
  look(template.Outputs);
  return asked;
}
