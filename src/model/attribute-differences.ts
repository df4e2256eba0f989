import {
  byName,
  type Fields,
  fieldOf,
  hasMark,
  isAbsent,
  isListOfRecords,
  isNamedList,
  isRecord,
  type Marked,
  mayBeJson,
  parsedJson,
  partOf,
  within,
} from './attribute-shape.ts';
import { shownValue } from './attribute-value.ts';
import type { AttributeChange, AttributeValue } from './plan-change.ts';
import { unpaired } from './unpaired-blocks.ts';

/** Deeper than any provider goes. */
const DEEPEST = 60;

/** What differs, leaf by leaf, in the order of the attributes. */
export function differences(before: Marked, after: Marked): readonly AttributeChange[] {
  const found: AttributeChange[] = [];
  compare({ path: '', key: '', depth: 0 }, before, after, found);
  return withoutEchoes(found);
}

interface At {
  readonly path: string;
  /** The name that says what the value is for: the attribute's, or that of an environment variable. */
  readonly key: string;
  readonly depth: number;
}

function compare(at: At, before: Marked, after: Marked, found: AttributeChange[]): void {
  const [one, other] = [before.value, after.value];
  const isNew = hasMark(after.unknown);
  if (!isNew && (one === other || (isEmpty(one) && isEmpty(other)) || isUnset(at, one, other))) return;
  const isOpen = after.unknown !== true && before.sensitive !== true && after.sensitive !== true;
  if (
    isOpen &&
    at.depth < DEEPEST &&
    (hasParts(one) || hasParts(other) || isNew) &&
    goesInside(at, before, after, found)
  )
    return;
  if (!isNew && JSON.stringify(one) === JSON.stringify(other)) return;
  // What differs only in what is hidden differs all the same, and so does what no name stands near.
  const [was, is] = [shownValue(before, at.key), shownValue(after, at.key)];
  const hides = at.depth >= DEEPEST || (isKnown(was) && isKnown(is) && was.known === is.known);
  found.push({ path: at.path, before: hides ? 'sensitive' : was, after: hides ? 'sensitive' : is });
}

function isKnown(value: AttributeValue): value is { readonly known: string } {
  return typeof value === 'object';
}

/** Providers do not tell nothing from an empty list. */
function isEmpty(value: unknown): boolean {
  return (
    isAbsent(value) ||
    (Array.isArray(value) && value.length === 0) ||
    (isRecord(value) && isEmptyRecord(value))
  );
}

/** What an attribute of its own is when it is not set, the AWS provider writes one time so and another time so. */
function isUnset({ depth }: At, one: unknown, other: unknown): boolean {
  return depth === 1 && (one === '' || isAbsent(one)) && (other === '' || isAbsent(other));
}

function isEmptyRecord(value: Fields): boolean {
  for (const _ in value) return false;
  return true;
}

function hasParts(value: unknown): boolean {
  return typeof value === 'object' ? value !== null : typeof value === 'string' && mayBeJson(value);
}

/** Goes on among the parts; false where the values are to be shown whole. */
function goesInside(at: At, before: Marked, after: Marked, found: AttributeChange[]): boolean {
  const [one, other] = [unfolded(before), unfolded(after)];
  const both = (test: (side: Marked) => boolean) =>
    (test(one) || isEmpty(one.value)) &&
    (test(other) || isEmpty(other.value)) &&
    !(isEmpty(one.value) && isEmpty(other.value));
  if (isRecord(after.unknown) && isEmpty(one.value) && isEmpty(other.value))
    compareParts(at, one, after, found);
  else if (both(isNamedList)) compareParts(at, byName(one), byName(other), found);
  else if (both(({ value }) => isRecord(value))) compareParts(at, one, other, found);
  else if (both(({ value }) => isListOfRecords(value))) compareLists(at, one, other, found);
  else return false;
  return true;
}

/** JSON that an attribute carries as text, as policies and container definitions do, is looked into. */
function unfolded(marked: Marked): Marked {
  const json = typeof marked.value === 'string' ? parsedJson(marked.value) : undefined;
  return json === undefined ? marked : { value: json };
}

function compareParts(at: At, before: Marked, after: Marked, found: AttributeChange[]): void {
  const names = new Set<string>();
  for (const side of [before.value, after.value, after.unknown])
    if (isRecord(side)) for (const name of Object.keys(side)) names.add(name);
  for (const name of names) {
    if (!isPlainlySame(before, after, name))
      compare(below(at, name), partOf(before, name), partOf(after, name), found);
  }
}

/** Most attributes of most resources: told apart without making anything of them. */
function isPlainlySame(before: Marked, after: Marked, name: string): boolean {
  const [one, other] = [fieldOf(before.value, name), fieldOf(after.value, name)];
  return (one === other || (isEmpty(one) && isEmpty(other))) && !hasMark(within(after.unknown, name));
}

function below({ path, depth }: At, name: string): At {
  const step = /^[\w/-]+$/.test(name) ? (path === '' ? name : `.${name}`) : `[${JSON.stringify(name)}]`;
  return { path: path + step, key: name, depth: depth + 1 };
}

/** Blocks without a name: equal ones stand for each other, what is left is compared in its order. */
function compareLists(at: At, before: Marked, after: Marked, found: AttributeChange[]): void {
  const [gone, come] = unpaired(before, after);
  for (let place = 0; place < Math.max(gone.length, come.length); place++) {
    const [one, other] = [gone[place], come[place]];
    const index = (other ?? one)?.index;
    const inside = { path: `${at.path}[${index}]`, key: at.key, depth: at.depth + 1 };
    compare(inside, one?.item ?? NOTHING, other?.item ?? NOTHING, found);
  }
}

const NOTHING: Marked = { value: undefined };

/** The AWS provider tells every tag twice. */
function withoutEchoes(found: readonly AttributeChange[]): readonly AttributeChange[] {
  if (!found.some(({ path }) => path.startsWith('tags_all'))) return found;
  const told = new Set(found.map(({ path }) => path));
  return found.filter(
    ({ path }) => !path.startsWith('tags_all') || !told.has(path.replace('tags_all', 'tags')),
  );
}
