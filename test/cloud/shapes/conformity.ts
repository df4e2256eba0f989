import type { ServiceDescription, Shape, ShapeReference } from './service-description.ts';
import { shapeNamed } from './service-description.ts';

type Structure = Extract<Shape, { type: 'structure' }>;
type Text = Extract<Shape, { type: 'string' }>;
type Members = Readonly<Record<string, unknown>>;

/**
 * What is wrong with `value` as seen by its shape, one sentence each: members that it does not
 * have, required ones that are missing, wrong types, values outside an enum or a bound. Patterns are not looked at:
 * they are written for another dialect of expressions. Timestamps are Dates, blobs bytes.
 */
export function faultsOf(
  description: ServiceDescription,
  reference: ShapeReference,
  value: unknown,
  path: string,
): string[] {
  const shape = shapeNamed(description, reference.shape);
  if (shape.type === 'structure') {
    return isMembers(value) ? structureFaults(description, shape, value, path) : [wrong(path, shape, value)];
  }
  if (shape.type === 'list') {
    if (!Array.isArray(value)) return [wrong(path, shape, value)];
    const inside = value.flatMap((item, index) =>
      faultsOf(description, shape.member, item, `${path}[${index}]`),
    );
    return [...boundFaults(shape, value.length, `${path}: number of items`), ...inside];
  }
  if (shape.type === 'map') {
    if (!isMembers(value)) return [wrong(path, shape, value)];
    return Object.entries(value).flatMap(([key, item]) => [
      ...faultsOf(description, shape.key, key, `${path}{${key}}`),
      ...faultsOf(description, shape.value, item, `${path}.${key}`),
    ]);
  }
  return scalarFaults(shape, value, path);
}

function structureFaults(
  description: ServiceDescription,
  shape: Structure,
  value: Members,
  path: string,
): string[] {
  if (shape.document) return [];
  const missing = (shape.required ?? []).filter((name) => value[name] === undefined);
  const present = Object.entries(value).filter(([, item]) => item !== undefined);
  return [
    ...missing.map((name) => `${path}.${name} is required and missing`),
    ...present.flatMap(([name, item]) => {
      const member = shape.members[name];
      return member === undefined
        ? [`${path} has no member ${name}`]
        : faultsOf(description, member, item, `${path}.${name}`);
    }),
  ];
}

function scalarFaults(shape: Shape, value: unknown, path: string): string[] {
  switch (shape.type) {
    case 'string':
      return typeof value === 'string' ? textFaults(shape, value, path) : [wrong(path, shape, value)];
    case 'integer':
    case 'long':
      return Number.isInteger(value)
        ? boundFaults(shape, value as number, path)
        : [wrong(path, shape, value)];
    case 'double':
    case 'float':
      return typeof value === 'number' ? boundFaults(shape, value, path) : [wrong(path, shape, value)];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [wrong(path, shape, value)];
    case 'timestamp':
      return value instanceof Date ? [] : [wrong(path, shape, value)];
    default:
      return value instanceof Uint8Array ? [] : [wrong(path, shape, value)];
  }
}

function textFaults(shape: Text, value: string, path: string): string[] {
  if (shape.enum && !shape.enum.includes(value)) {
    return [`${path} is ${JSON.stringify(value)}, not one of ${shape.enum.join(', ')}`];
  }
  return boundFaults(shape, value.length, `${path}: length`);
}

function boundFaults(shape: { min?: number; max?: number }, size: number, path: string): string[] {
  if (shape.min !== undefined && size < shape.min) return [`${path} is ${size}, less than ${shape.min}`];
  if (shape.max !== undefined && size > shape.max) return [`${path} is ${size}, more than ${shape.max}`];
  return [];
}

function wrong(path: string, shape: Shape, value: unknown): string {
  return `${path} should be a ${shape.type} and is ${JSON.stringify(value) ?? String(value)}`;
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
