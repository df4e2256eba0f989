import { isDeepStrictEqual } from 'node:util';

type Properties = Readonly<Record<string, unknown>>;

/** @throws Error when what is to be replaced has a name of its own, which the new one cannot have as well */
export function refuseSameName(names: readonly string[], before: Properties, after: Properties): void {
  const given = names.filter((name) => after[name] !== undefined);
  if (given.length === 0 || given.some((name) => !isDeepStrictEqual(before[name], after[name]))) return;
  const name = String(after[given[0] ?? '']);
  throw new Error(
    `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${name} and update the stack again.`,
  );
}
