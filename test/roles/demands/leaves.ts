/** One value of an input, with the names that lead to it joined by dots. */
export interface Leaf {
  readonly path: string;
  readonly value: string;
}

/** Everything that an input says, whether its protocol nests it or names it by `Tag.1.Key`. */
export function leavesOf(input: unknown, path = ''): readonly Leaf[] {
  if (typeof input === 'string') return [{ path, value: input }];
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(input).flatMap(([name, value]) =>
    leavesOf(value, path === '' ? name : `${path}.${name}`),
  );
}

/** The value of a tag that the call gives to what it makes, by pairs or by a map. */
export function tagIn(leaves: readonly Leaf[], tag: string): string | undefined {
  const key = leaves.find(({ path, value }) => value === tag && /(^|\.)(tag)?key$/i.test(path));
  const inMap = leaves.find(({ path }) => path.endsWith(`.${tag}`));
  if (!key) return inMap?.value;
  const sibling = `${key.path.replace(/key$/i, '').toLowerCase()}value`;
  return leaves.find(({ path }) => path.toLowerCase() === sibling)?.value;
}
