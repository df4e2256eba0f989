import type { z } from 'zod';
import type { Inputs } from './given.ts';

/** The inputs of one stack, each of them described. */
export interface StackInputs<Schema extends z.ZodType = z.ZodType> {
  readonly names: readonly string[];
  readonly schema: Schema;
}

/**
 * Inputs as their stack takes them, defaults filled in; those of other stacks are left to them.
 * @throws Error with a line for every input that is wrong: its name, and what to write.
 */
export function checked<Schema extends z.ZodType>(
  stack: StackInputs<Schema>,
  given: Inputs,
): z.output<Schema> {
  const own = Object.entries(given).filter(([name]) => stack.names.includes(name));
  const inputs = withoutNulls(Object.fromEntries(own)) as Inputs;
  const asGiven = stack.schema.safeParse(inputs);
  if (asGiven.success) return asGiven.data;
  const found = stack.schema.safeParse({ ...inputs, ...readTexts(inputs, asGiven.error.issues) });
  if (found.success) return found.data;
  const lines = found.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  );
  throw new Error(`These inputs cannot be deployed:\n${lines.map((line) => `  ${line}`).join('\n')}`);
}

/** Where a number or a yes or no belongs, its text does too, as with Terraform: a workflow writes `web_max = 4`. */
function readTexts(inputs: Inputs, issues: readonly z.core.$ZodIssue[]): Inputs {
  const read = issues.flatMap(({ code, path, ...issue }): readonly (readonly [string, unknown])[] => {
    const [name = '', ...deeper] = path.map(String);
    const text = inputs[name];
    if (code !== 'invalid_type' || !('expected' in issue) || deeper.length > 0 || typeof text !== 'string')
      return [];
    if (issue.expected === 'boolean' && /^(true|false)$/.test(text)) return [[name, text === 'true']];
    const isNumber = issue.expected === 'number' || issue.expected === 'int';
    return isNumber && /^-?\d+(\.\d+)?$/.test(text) ? [[name, Number(text)]] : [];
  });
  return Object.fromEntries(read);
}

/** Terraform's null: as if it were not given, at whatever depth. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const given = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(given.map(([name, inner]) => [name, withoutNulls(inner)]));
}
