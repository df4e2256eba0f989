import type { PlanChange } from '../../model/plan-change.ts';
import { mendCommand } from './leftovers.ts';
import type { TerraformOptions } from './options.ts';
import { initCommand, quoted } from './terraform-arguments.ts';
import type { Place } from './terraform-run.ts';
import { typedName } from './unwrapped.ts';

/** A replacement of what is tainted, with the commands after which it is no more: it may well be whole. */
export function withUntaint(options: TerraformOptions, place: Place, change: PlanChange): PlanChange {
  if (change.cause !== 'replace_because_tainted') return change;
  const binary = typedName(options.binary);
  const untaint = mendCommand(
    { kind: 'tainted', address: change.address },
    `${binary} -chdir=${quoted(place.root)}`,
  );
  const init = initCommand(binary, place.root, options.backend.settings(place.stack));
  return { ...change, keptBy: [init, untaint] };
}
