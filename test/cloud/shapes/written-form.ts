import type { ServiceDescription, ShapeReference } from './service-description.ts';
import { shapeNamed } from './service-description.ts';

/** The form of a query protocol's request, from the object that its shape describes: what `readForm` reads. */
export function writtenForm(
  description: ServiceDescription,
  operation: string,
  input: Readonly<Record<string, unknown>>,
): URLSearchParams {
  const form = new URLSearchParams({ Action: operation, Version: description.metadata.apiVersion });
  const reference = description.operations[operation]?.input;
  if (reference)
    for (const [name, value] of fieldsOf(description, reference, input, '')) form.append(name, value);
  return form;
}

type Field = readonly [name: string, value: string];

function fieldsOf(
  description: ServiceDescription,
  reference: ShapeReference,
  value: unknown,
  path: string,
): readonly Field[] {
  if (value === undefined || value === null) return [];
  const shape = shapeNamed(description, reference.shape);
  if (shape.type === 'structure')
    return Object.entries(shape.members).flatMap(([name, member]) =>
      fieldsOf(
        description,
        member,
        (value as Record<string, unknown>)[name],
        path === '' ? name : `${path}.${name}`,
      ),
    );
  if (shape.type === 'list')
    return (value as readonly unknown[]).flatMap((item, at) =>
      fieldsOf(description, shape.member, item, `${path}.${shape.member.locationName ?? 'member'}.${at + 1}`),
    );
  if (shape.type === 'map')
    return Object.entries(value as object).flatMap(([key, item], at) => [
      [`${path}.entry.${at + 1}.key`, key] as const,
      ...fieldsOf(description, shape.value, item, `${path}.entry.${at + 1}.value`),
    ]);
  return [[path, String(value)]];
}
