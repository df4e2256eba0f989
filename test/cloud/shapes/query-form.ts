import type { ServiceDescription, ShapeReference } from './service-description.ts';
import { shapeNamed } from './service-description.ts';

/**
 * A query protocol's form (`TargetGroupArn=…&Targets.member.1.Id=…`) as the object that its shape
 * describes. Fields that the shape does not know stay at the top under their own names, so that a check finds them.
 */
export function readForm(
  description: ServiceDescription,
  reference: ShapeReference,
  form: URLSearchParams,
): Record<string, unknown> {
  const fields = new Map(form);
  fields.delete('Action');
  fields.delete('Version');
  const used = new Set<string>();
  const value = readShape(description, reference, '', fields, used);
  const known = (value ?? {}) as Record<string, unknown>;
  const unknown = [...fields].filter(([name]) => !used.has(name));
  return { ...known, ...Object.fromEntries(unknown) };
}

type Fields = ReadonlyMap<string, string>;

function readShape(
  description: ServiceDescription,
  reference: ShapeReference,
  prefix: string,
  fields: Fields,
  used: Set<string>,
): unknown {
  const shape = shapeNamed(description, reference.shape);
  if (shape.type === 'structure') {
    const members = Object.entries(shape.members).map(([name, member]) => {
      const path = prefix === '' ? name : `${prefix}.${name}`;
      return [name, readShape(description, member, path, fields, used)] as const;
    });
    const present = members.filter(([, item]) => item !== undefined);
    return present.length > 0 ? Object.fromEntries(present) : undefined;
  }
  if (shape.type === 'list') {
    // As SDKs write an empty one.
    if (fields.get(prefix) === '') {
      used.add(prefix);
      return [];
    }
    const items: unknown[] = [];
    for (let index = 1; ; index += 1) {
      const item = readShape(description, shape.member, `${prefix}.member.${index}`, fields, used);
      if (item === undefined) return items.length > 0 ? items : undefined;
      items.push(item);
    }
  }
  const text = fields.get(prefix);
  if (text === undefined) return undefined;
  used.add(prefix);
  return readScalar(shape.type, text);
}

function readScalar(type: string, text: string): unknown {
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (type === 'timestamp') return new Date(text);
  if (['integer', 'long', 'double', 'float'].includes(type)) return Number(text);
  return text;
}
