import { isDeepStrictEqual } from 'node:util';
import type { PropertyDifference } from './stack-drift.ts';

/** How two values differ, each place by its path. Lists are compared as CloudFormation does: whatever their order. */
export function differences(expected: unknown, actual: unknown, path = ''): readonly PropertyDifference[] {
  if (same(expected, actual)) return [];
  if (expected === undefined) return [difference(path, expected, actual, 'ADD')];
  if (actual === undefined) return [difference(path, expected, actual, 'REMOVE')];
  if (Array.isArray(expected) && Array.isArray(actual)) return listDifferences(expected, actual, path);
  if (isRecord(expected) && isRecord(actual))
    return [...new Set([...Object.keys(expected), ...Object.keys(actual)])].flatMap((name) =>
      differences(expected[name], actual[name], `${path}/${name}`),
    );
  return [difference(path, expected, actual, 'NOT_EQUAL')];
}

/** What stands in both lists matches wherever it stands; of the rest those of one key, or at one place, belong together. */
function listDifferences(
  expected: readonly unknown[],
  actual: readonly unknown[],
  path: string,
): readonly PropertyDifference[] {
  const left = actual.map((value, at) => ({ value, at }));
  const take = (matches: (value: unknown, at: number) => boolean) => {
    const found = left.findIndex(({ value, at }) => matches(value, at));
    return found === -1 ? undefined : left.splice(found, 1)[0];
  };
  const unmatched = expected.flatMap((value, at) =>
    take((other) => same(value, other)) ? [] : { value, at },
  );
  const differing = unmatched.flatMap(({ value, at }) => {
    const partner = take((other, place) =>
      keyOf(value) === undefined ? place === at : keyOf(value) === keyOf(other),
    );
    return differences(value, partner?.value, `${path}/${at}`);
  });
  return [...differing, ...left.map(({ value, at }) => difference(`${path}/${at}`, undefined, value, 'ADD'))];
}

function keyOf(value: unknown): unknown {
  return isRecord(value) ? (value['Key'] ?? value['Name']) : undefined;
}

/** Numbers and truth values are the same as the texts that services make of them. */
function same(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item) => other.some((its) => same(item, its)));
  if (isRecord(one) && isRecord(other))
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) =>
      same(one[name], other[name]),
    );
  if (one === undefined || other === undefined || typeof one === 'object' || typeof other === 'object')
    return isDeepStrictEqual(one, other);
  return String(one) === String(other);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function difference(
  PropertyPath: string,
  expected: unknown,
  actual: unknown,
  DifferenceType: PropertyDifference['DifferenceType'],
): PropertyDifference {
  return { PropertyPath, ExpectedValue: shown(expected), ActualValue: shown(actual), DifferenceType };
}

/** What is not there is the text null. */
function shown(value: unknown): string {
  if (value === undefined) return 'null';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
