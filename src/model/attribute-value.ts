import { type Fields, hasMark, isAbsent, type Marked, parsedJson, partOf } from './attribute-shape.ts';
import type { AttributeValue } from './plan-change.ts';
import { isSecretName, withoutSecrets } from './secret-shape.ts';

export const SENSITIVE = '(sensitive)';
export const UNKNOWN = '(known after apply)';

/** One side of a difference as it may be shown. @param key says what it is for. */
export function shownValue(marked: Marked, key: string): AttributeValue {
  if (marked.unknown === true) return 'unknown';
  if (isAbsent(marked.value)) return hasMark(marked.unknown) ? 'unknown' : 'absent';
  if (marked.sensitive === true || isSecretText(marked.value, key)) return 'sensitive';
  return { known: JSON.stringify(masked(marked, key)) ?? 'null' };
}

/** A text under the name of a secret, or one that is nothing but a secret. */
function isSecretText(value: unknown, key: string): boolean {
  return (
    typeof value === 'string' && (isSecretName(key) || (value !== '***' && withoutSecrets(value) === '***'))
  );
}

function masked(marked: Marked, key: string): unknown {
  const { value } = marked;
  if (marked.unknown === true) return UNKNOWN;
  if (marked.sensitive === true || isSecretText(value, key)) return SENSITIVE;
  if (typeof value === 'string') return maskedText(value, key);
  if (Array.isArray(value)) return value.map((_, index) => masked(partOf(marked, index), key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.keys(value).map((name) => [name, masked(partOf(marked, name), nameFor(value as Fields, name))]),
  );
}

/** A text that is JSON, as container definitions are, may hold names of secrets too. */
function maskedText(text: string, key: string): string {
  const json = parsedJson(text);
  return json === undefined ? withoutSecrets(text) : JSON.stringify(masked({ value: json }, key));
}

/** In a pair of name and value the name says what the value is for. */
function nameFor(fields: Fields, name: string): string {
  const { name: own } = fields;
  return name === 'value' && typeof own === 'string' ? own : name;
}
