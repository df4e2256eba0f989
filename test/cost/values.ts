import { Failure } from '../../src/model/failure.ts';
import type { AppliedResource } from '../infra/applied-resources.ts';

/** Attributes of a resource that its price depends on. One that is not known is an error: it would count as nothing. */
export function number({ address, values }: AppliedResource, name: string): number {
  const value = values[name];
  if (value !== null && value !== undefined && Number.isFinite(Number(value))) return Number(value);
  throw unknown(address, name);
}

export function text({ address, values }: AppliedResource, name: string): string {
  const value = values[name];
  if (typeof value === 'string') return value;
  throw unknown(address, name);
}

/** Blocks of that name; none is an empty list. */
export function blocks({ values }: AppliedResource, name: string): readonly Block[] {
  return Array.isArray(values[name]) ? (values[name] as readonly Block[]) : [];
}

export type Block = Readonly<Record<string, unknown>>;

function unknown(address: string, name: string): Failure {
  return new Failure(
    `The plan does not say ${name} of ${address}, and its price depends on it.`,
    'Read it from another attribute in test/cost/readers.ts.',
  );
}
