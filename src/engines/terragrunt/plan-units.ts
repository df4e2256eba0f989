import type { PlanDiagnostic } from '../../model/plan-change.ts';
import { tally, tallyWords } from '../../model/plan-tally.ts';
import type { Judge, Stack, StackPlan } from '../../ports.ts';
import type { TerraformOptions } from '../terraform/options.ts';
import { planStack, type StatePlan } from '../terraform/plan-stack.ts';
import { stateOutputs } from '../terraform/state-outputs.ts';
import type { Place } from '../terraform/terraform-run.ts';
import { inOrder } from './in-order.ts';
import { type Part, unionPlan } from './union.ts';
import type { Unit } from './units.ts';

/** The units of one of our stacks, ready to be planned. */
export interface Group {
  readonly units: readonly Unit[];
  readonly terraform: TerraformOptions;
  readonly place: (unit: Unit) => Promise<Place>;
  readonly leave: (unit: string, failed: string) => void;
}

/** One plan of all of them. A unit whose needs have no outputs yet is planned with the made-up ones that it declares. */
export async function planUnits(group: Group, stack: Stack, signal: AbortSignal): Promise<StackPlan> {
  const parts = await inOrder(
    group.units,
    async (unit) => ({ unit: unit.name, found: await planUnit(group, stack, unit, signal) }),
    group.leave,
  );
  const planned = new Map(parts.map(({ unit, found }) => [unit, found]));
  const plan = oneOf(stack, parts);
  return {
    ...plan,
    diagnostics: [...plan.diagnostics, ...(await madeUp(group, planned, signal))],
    stack,
    apply: (aborting, judge) => applyUnits(group, stack, planned, aborting, judge),
  };
}

/** What a reader of the plan must know of units that were planned with made-up outputs. */
async function madeUp(
  { units, terraform, place }: Group,
  planned: ReadonlyMap<string, StatePlan>,
  signal: AbortSignal,
): Promise<readonly PlanDiagnostic[]> {
  const missing = new Set<string>();
  for (const unit of units) {
    // What has nothing to apply was applied.
    if (!planned.get(unit.name)?.pending || !units.some(({ needs }) => needs.includes(unit.name))) continue;
    if ((await stateOutputs(terraform, await place(unit), signal)) === undefined) missing.add(unit.name);
  }
  return units.flatMap(({ name, needs }) => {
    const without = needs.filter((need) => missing.has(need));
    if (without.length === 0) return [];
    return {
      severity: 'warning' as const,
      summary: `${name} is planned with made-up outputs of ${without.join(' and ')}`,
      detail: 'They do not exist yet. The deploy plans it anew once they do, and the same gate judges that.',
    };
  });
}

async function planUnit(
  { terraform, place }: Group,
  stack: Stack,
  unit: Unit,
  signal: AbortSignal,
): Promise<StatePlan> {
  // Its variables are in the environment.
  return planStack(terraform, await place(unit), stack, {}, signal);
}

/** A colour's addresses are the same whatever engine plans it. */
function oneOf(stack: Stack, parts: readonly Part<StatePlan>[]) {
  const [first] = parts;
  return stack.kind === 'color' && first !== undefined ? first.found : unionPlan(parts);
}

/**
 * Each unit's plan as it was read, after those that it needs. Once one of those has changed anything, its plan is not what would be
 * done any more, made-up outputs or not: it is planned anew, and judged like the first, before anything of it is applied.
 */
async function applyUnits(
  group: Group,
  stack: Stack,
  planned: ReadonlyMap<string, StatePlan>,
  signal: AbortSignal,
  judge: Judge,
): Promise<void> {
  const changed = new Set<string>();
  await inOrder(
    group.units,
    async (unit) => {
      const first = planned.get(unit.name);
      const before = unit.needs.filter((name) => changed.has(name));
      const found =
        first === undefined || before.length > 0 ? await planUnit(group, stack, unit, signal) : first;
      if (found !== first) {
        group.terraform.log.line(
          `${unit.name} is planned anew, since ${before.join(' and ')} changed: ${tallyWords(tally(found.changes))}`,
        );
        judge(oneOf(stack, [{ unit: unit.name, found }]));
      }
      await found.apply(signal, judge);
      if (found.pending) changed.add(unit.name);
    },
    group.leave,
  );
}
