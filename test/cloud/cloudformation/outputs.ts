import { evaluate, holds, isUnknown, type Scope } from './expression.ts';
import type { Output } from './stack.ts';
import type { Template } from './template.ts';

/** @throws Error for one that asks for what its resource does not have */
export function outputsOf(template: Template, scope: Scope): readonly Output[] {
  return Object.entries(template.Outputs ?? {}).flatMap(([OutputKey, { Value, Description, Condition }]) => {
    if (Condition !== undefined && !holds(Condition, scope)) return [];
    const value = evaluate(Value, scope);
    if (isUnknown(value)) throw new Error(`Template error: the output ${OutputKey} names no attribute`);
    return { OutputKey, OutputValue: String(value), ...(Description === undefined ? {} : { Description }) };
  });
}
