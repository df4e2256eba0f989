import { COLORS } from '../../../src/model/color.ts';
import { Failure } from '../../../src/model/failure.ts';
import type { Store } from '../../../src/ports.ts';

/** What a deploy leaves: Terraform's own stack, or the units of Terragrunt's in its place, and the colours. */
const DEPLOYED = [
  ...['shared', 'network', 'cluster', 'postgresql', 'redis'],
  ...COLORS.map((color) => `color-${color}`),
];

/**
 * Whether the bucket holds bootstrap's state.
 * @throws Failure where an environment that was deployed has lost it: to take all in anew would change its secrets.
 */
export async function hasState(store: Pick<Store, 'get'>, site: string): Promise<boolean> {
  const isThere = async (stack: string) => (await store.get(`${site}/${stack}.tfstate`)) !== undefined;
  if (await isThere('bootstrap')) return true;
  const deployed = await Promise.all(DEPLOYED.map(isThere));
  if (!deployed.includes(true)) return false;
  throw new Failure(
    `${site} was deployed, and the state of its bootstrap is not in the bucket.`,
    `Whoever applied infra/terraform/bootstrap by hand has it: move it to ${site}/bootstrap.tfstate as its README says. One that was deleted is among the versions of that object.`,
  );
}
