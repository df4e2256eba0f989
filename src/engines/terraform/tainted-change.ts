import type { PlanChange } from '../../model/plan-change.ts';
import { mendCommand } from './leftovers.ts';
import type { TerraformOptions } from './options.ts';
import type { Place } from './terraform-run.ts';

/** A replacement of what is tainted, with the commands after which it is no more: it may well be whole. */
export function withUntaint(options: TerraformOptions, place: Place, change: PlanChange): PlanChange {
  if (change.cause !== 'replace_because_tainted') return change;
  const { command, first } = options.way.typed(place);
  const untaint = mendCommand({ kind: 'tainted', address: change.address }, command);
  return { ...change, keptBy: [first, untaint] };
}
