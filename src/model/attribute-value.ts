import { type Fields, hasMark, isAbsent, type Marked, parsedJson, partOf } from './attribute-shape.ts';
import type { AttributeValue } from './plan-change.ts';
import { HIDDEN, isSecretName, withoutSecrets } from './secret-shape.ts';

const SENSITIVE = '(sensitive)';
const UNKNOWN = '(known after apply)';

/** One side of a difference as it may be shown. @param key says what it is for. */
export function shownValue(marked: Marked, key: string): AttributeValue {
  if (marked.unknown === true) return 'unknown';
  if (isAbsent(marked.value)) return hasMark(marked.unknown) ? 'unknown' : 'absent';
  const told = masked(marked, key);
  return told === SENSITIVE ? 'sensitive' : { known: JSON.stringify(told) ?? 'null' };
}

function masked(marked: Marked, key: string): unknown {
  const { value } = marked;
  if (marked.unknown === true) return UNKNOWN;
  if (marked.sensitive === true) return SENSITIVE;
  if (typeof value === 'string') return isSecretName(key) ? SENSITIVE : maskedText(value, key);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((_, index) => masked(partOf(marked, index), key));
  const entries = Object.keys(value).map(
    (name) => [name, masked(partOf(marked, name), nameFor(value as Fields, name))] as const,
  );
  return Object.fromEntries(entries);
}

/** A text that is JSON, as container definitions are, may hold names of secrets too. */
function maskedText(text: string, key: string): string {
  const json = parsedJson(text);
  if (json !== undefined) return JSON.stringify(masked({ value: json }, key));
  const told = withoutSecrets(text);
  return told === HIDDEN ? SENSITIVE : told;
}

/** In a pair of name and value the name says what the value is for. */
function nameFor(fields: Fields, name: string): string {
  const { name: own } = fields;
  return name === 'value' && typeof own === 'string' ? own : name;
}
