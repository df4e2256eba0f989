import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';

const STACK = 'terragrunt.stack.hcl';
/** What says that a folder is Terragrunt's. */
const MARKS = [STACK, 'terragrunt.hcl', 'root.hcl'];

/** Whether a folder itself, and not one in it, is Terragrunt's. */
export async function isTerragrunt(folder: string): Promise<boolean> {
  const found = await Promise.all(MARKS.map((name) => exists(join(folder, name))));
  return found.includes(true);
}

/**
 * The folder whose units are the environment: `<infra>/terragrunt` or `<infra>` itself when it is a stack, else the one in its `stacks`;
 * of several the one named after the environment.
 * @throws Failure naming what was found.
 */
export async function stackFolder(infraFolder: string, environment: string): Promise<string> {
  const bases = [join(infraFolder, 'terragrunt'), infraFolder];
  for (const base of bases) {
    if (await exists(join(base, STACK))) return base;
    const stacks = await stacksIn(join(base, 'stacks'));
    const own = stacks.length === 1 ? stacks : stacks.filter((name) => name.endsWith(`-${environment}`));
    if (own.length === 1) return join(base, 'stacks', own[0] ?? '');
    if (stacks.length > 0) throw ambiguous(base, stacks, environment);
  }
  throw new Failure(
    `There is no stack of Terragrunt: neither ${bases.join(' nor ')} holds a ${STACK}, or a folder "stacks" with one.`,
    'Set `infra` to the folder that holds terragrunt/stacks, or leave it out to use the one shipped with the action.',
  );
}

async function stacksIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names.map(async (name) => ({ name, stack: await exists(join(folder, name, STACK)) })),
  );
  return found
    .filter(({ stack }) => stack)
    .map(({ name }) => name)
    .sort();
}

function ambiguous(base: string, stacks: readonly string[], environment: string): Failure {
  return new Failure(
    `${join(base, 'stacks')} holds ${stacks.join(', ')}: not exactly one of them is named after the environment ${environment}.`,
    `Name one of them <name>-${environment}, or set \`infra\` to the folder of the stack.`,
  );
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
