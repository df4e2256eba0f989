import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import { declaredInJson, declaredVariables } from './declared-variables.ts';
import { configurationFiles, ROOTS, rootFolder } from './root-folder.ts';

/** The names of the variables that a root module declares. */
export async function rootVariables(root: string): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const file of await configurationFiles(root)) {
    const text = await readFile(join(root, file), 'utf8');
    for (const name of file.endsWith('.json') ? declaredInJson(text) : declaredVariables(text))
      names.add(name);
  }
  return names;
}

/** Those that are declared: an undeclared one would be a warning of terraform's in every plan. */
export function declaredOnly(
  variables: Readonly<Record<string, unknown>>,
  declared: ReadonlySet<string>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => declared.has(name)));
}

/**
 * A mistyped name would otherwise be dropped in silence.
 * @throws Failure naming the user's variables that no stack declares.
 */
export async function refuseUndeclared(infraFolder: string, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const roots = await Promise.all(ROOTS.map((kind) => rootFolder(infraFolder, kind)));
  const declared = await Promise.all(roots.map(rootVariables));
  const strangers = names.filter((name) => !declared.some((known) => known.has(name)));
  if (strangers.length === 0) return;
  throw new Failure(
    `\`variables\` sets ${strangers.map((name) => `\`${name}\``).join(', ')}, which no stack declares.`,
    `Correct the name, or declare it by \`variable "${strangers[0]}" {}\` in ${roots.join(' or ')}.`,
  );
}
