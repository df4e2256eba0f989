import { z } from 'zod';
import { Failure } from '../../model/failure.ts';
import type { Store } from '../../ports.ts';
import type { TerraformOptions } from './options.ts';

/** Terragrunt's units that together are shared, of the stack that the action ships. */
export const UNITS = ['network', 'cluster', 'postgresql', 'redis'];

interface Bucket {
  readonly siteKey: string;
  readonly store: Pick<Store, 'get'>;
}

/**
 * An environment whose shared lies where another engine keeps it looks as if it were never applied, and all of it would be made
 * a second time.
 * @param own  the states that are shared by this engine's layout.
 * @param other  by that of the other.
 * @throws Failure naming the state that was found.
 */
export async function refuseOtherLayout(
  options: Bucket & Pick<TerraformOptions, 'engine'>,
  own: readonly string[],
  other: readonly string[],
): Promise<void> {
  if ((await firstHeld(options, own)) !== undefined) return;
  const found = await firstHeld(options, other);
  if (found === undefined) return;
  const remedy = other.includes('shared')
    ? 'Set `engine` to terraform or tofu, and `infra` to the folder that holds terraform/shared.'
    : 'Set `engine` to terragrunt.';
  throw new Failure(
    `\`engine\` ${options.engine} keeps shared in ${own.map((name) => `${name}.tfstate`).join(', ')}, and nothing is there: this environment's lies in ${found}, where another engine made it. All of it would be made a second time.`,
    `${remedy} To change engines move the states first: see infra/terragrunt/README.md.`,
  );
}

/** One after the other: the first is there, but for an environment's first deploy. @returns the key of its state */
export async function firstHeld(
  { siteKey, store }: Bucket,
  names: readonly string[],
): Promise<string | undefined> {
  for (const name of names) {
    const key = `${siteKey}/${name}.tfstate`;
    const found = await store.get(key);
    if (found !== undefined && !isEmpty(found.body)) return key;
  }
  return undefined;
}

const state = z.object({ resources: z.array(z.unknown()).optional() });

/** After a destroy. A state that OpenTofu encrypts does not say. */
function isEmpty(body: string): boolean {
  return state.parse(JSON.parse(body)).resources?.length === 0;
}
