/** A value with what is known about it: trees of the same shape, in which `true` stands for a whole branch. */
export interface Marked {
  readonly value: unknown;
  readonly sensitive?: unknown;
  /** What is known only after the apply. */
  readonly unknown?: unknown;
}

export type Fields = Readonly<Record<string, unknown>>;

export function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Nothing of what is no list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function isListOfRecords(value: unknown): value is readonly Fields[] {
  return Array.isArray(value) && value.length > 0 && value.every(isRecord);
}

/** The part of a marked value, with its marks. */
export function partOf({ value, sensitive, unknown }: Marked, name: string | number): Marked {
  return {
    value: fieldOf(value, name),
    sensitive: within(sensitive, name),
    unknown: within(unknown, name),
  };
}

export function fieldOf(value: unknown, name: string | number): unknown {
  // An attribute may be called `constructor`.
  return isAbsent(value) || !Object.hasOwn(value, name) ? undefined : (value as Fields)[name];
}

export function within(marks: unknown, name: string | number): unknown {
  return typeof marks === 'object' && marks !== null ? (marks as Fields)[name] : marks === true;
}

export function hasMark(marks: unknown): boolean {
  if (typeof marks !== 'object' || marks === null) return marks === true;
  for (const part of Object.values(marks)) if (hasMark(part)) return true;
  return false;
}

/** As AWS writes containers and their variables: of use by name, since their order means nothing. A name may be a secret itself. */
export function isNamedList({ value, sensitive }: Marked): boolean {
  if (!isListOfRecords(value)) return false;
  const names = new Set(value.map(({ name }) => name));
  if (names.size < value.length || ![...names].every((name) => typeof name === 'string' && name !== ''))
    return false;
  return value.every((_, index) => !hasMark(partOf(partOf({ value, sensitive }, index), 'name').sensitive));
}

/** A named list as a record; of pairs of name and value only the values. */
export function byName(list: Marked): Marked {
  const sides: Record<'value' | 'sensitive' | 'unknown', Record<string, unknown>> = {
    value: Object.create(null),
    sensitive: Object.create(null),
    unknown: Object.create(null),
  };
  const items = (Array.isArray(list.value) ? list.value : []) as readonly Fields[];
  for (const [index, { name, ...rest }] of items.entries()) {
    const item = partOf(list, index);
    const isPair = 'value' in rest && Object.keys(rest).length === 1;
    const told = isPair ? partOf(item, 'value') : { ...item, value: rest };
    sides.value[String(name)] = told.value;
    sides.sensitive[String(name)] = told.sensitive;
    sides.unknown[String(name)] = told.unknown;
  }
  return sides;
}

const LONGEST_JSON = 1_000_000;
const DEEPEST_JSON = 50;

/** What a text holds that is JSON of some structure; undefined for any other text, and for what nests deeper than anybody writes. */
export function parsedJson(text: string): unknown {
  if (!mayBeJson(text) || text.length > LONGEST_JSON || opening(text) > DEEPEST_JSON) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function mayBeJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}

/** How deep it could nest at most: brackets inside its texts are counted too. */
function opening(text: string): number {
  let [depth, deepest] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x5d || code === 0x7d) depth--;
  }
  return deepest;
}
