import type { ServiceDescription, ShapeReference } from './service-description.ts';
import { shapeNamed } from './service-description.ts';

/** From a JSON body: seconds become Dates where the shape says so, and null counts as absent. */
export function fromJson(
  description: ServiceDescription,
  reference: ShapeReference,
  value: unknown,
): unknown {
  if (value === null || value === undefined) return undefined;
  const shape = shapeNamed(description, reference.shape);
  if (shape.type === 'timestamp' && typeof value === 'number') return new Date(value * 1000);
  if (shape.type === 'list' && Array.isArray(value)) {
    return value.map((item) => fromJson(description, shape.member, item));
  }
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  if (shape.type === 'map') return mapEntries(value, (_, item) => fromJson(description, shape.value, item));
  if (shape.type !== 'structure' || shape.document) return value;
  return mapEntries(value, (name, item) => {
    const member = shape.members[name];
    return member === undefined ? item : fromJson(description, member, item);
  });
}

/** To a JSON body: Dates become seconds with their milliseconds as decimals. */
export function toJson(value: unknown): string {
  return JSON.stringify(withoutDates(value));
}

function withoutDates(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(withoutDates);
  if (typeof value !== 'object' || value === null) return value;
  return mapEntries(value, (_, item) => withoutDates(item));
}

function mapEntries(value: object, turn: (name: string, item: unknown) => unknown): Record<string, unknown> {
  const turned = Object.entries(value).map(([name, item]) => [name, turn(name, item)] as const);
  return Object.fromEntries(turned.filter(([, item]) => item !== undefined));
}
