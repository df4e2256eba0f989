import type { Engine, Stack } from '../../ports.ts';
import type { TerraformOptions } from '../terraform/options.ts';
import { refuseOtherLayout } from '../terraform/other-layout.ts';
import { planRemoval } from '../terraform/plan-removal.ts';
import { refreshStack } from '../terraform/refresh-stack.ts';
import { stateOutputs } from '../terraform/state-outputs.ts';
import { declaredInRoots } from './declared-in-roots.ts';
import { inOrder } from './in-order.ts';
import type { TerragruntOptions } from './options.ts';
import { type Group, planUnits } from './plan-units.ts';
import { readStack, type UnitStack } from './read-stack.ts';
import { tfVariables } from './tf-variables.ts';
import { unionDrift, unionOutputs } from './union.ts';
import { unitPlaces } from './unit-places.ts';
import { unitWay } from './unit-way.ts';
import { type Unit, unitsOf } from './units.ts';

type Variables = Readonly<Record<string, unknown>>;

/**
 * Terragrunt as the engine: shared is the group of a stack's units besides the colours, each with a state of its own. Terragrunt
 * resolves each unit and runs terraform in it; the order between units, and what is planned anew in it, is kept here, since its own
 * run queue applies saved plans as they are, made-up outputs included.
 */
export function openTerragrunt(options: TerragruntOptions): Engine {
  const grouped = grouping(options);
  const wanted = async (stack: Stack, given: Variables, signal: AbortSignal): Promise<Group> => {
    await declaredInRoots(options);
    const group = await grouped(stack, { ...options.userVariables, ...given }, signal);
    const own = group.units.map(({ name }) => name);
    if (stack.kind === 'shared') await refuseOtherLayout(options, own, ['shared']);
    return group;
  };
  const plan: Engine['plan'] = async (stack, given, signal) =>
    planUnits(await wanted(stack, given, signal), stack, signal);
  return {
    plan,
    ready: async () => {},
    look: plan,
    planRemoval: async (stack, given, signal) => {
      const { units, terraform, place } = await wanted(stack, given, signal);
      // A colour is one unit, and unitsOf found it.
      return planRemoval(terraform, await place(units[0] as Unit), stack, {}, signal);
    },
    drift: async (stack, given, signal) => {
      const { units, terraform, place, leave } = await wanted(stack, given, signal);
      const seen = async (unit: Unit) => ({
        unit: unit.name,
        found: await refreshStack(terraform, await place(unit), {}, signal),
      });
      const parts = await inOrder(units, seen, leave);
      const [first] = parts;
      return stack.kind === 'color' && first !== undefined ? first.found : unionDrift(parts);
    },
    outputs: async (stack, signal) => {
      const { units, terraform, place, leave } = await grouped(stack, options.userVariables, signal);
      const given = async (unit: Unit) => ({
        unit: unit.name,
        found: await stateOutputs(terraform, await place(unit), signal),
      });
      const parts = await inOrder(units, given, leave);
      // One that was never applied, or is destroyed, leaves the group incomplete, and nothing can be built in it.
      const known = parts.flatMap(({ unit, found }) => (found === undefined ? [] : [{ unit, found }]));
      return known.length < parts.length ? undefined : unionOutputs(known);
    },
  };
}

/** The units of one of our stacks, told the variables; the stack is read once. */
function grouping(options: TerragruntOptions) {
  let reading: Promise<UnitStack> | undefined;
  const placeOf = unitPlaces(options);
  return async (stack: Stack, variables: Variables, signal: AbortSignal): Promise<Group> => {
    const told = { ...options, environment: environmentOf(options, variables) };
    reading ??= readStack(told, signal).catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
    const { folder, units } = await reading;
    const terraform: TerraformOptions = { ...told, way: unitWay(options, folder) };
    return {
      units: unitsOf(stack, units, folder),
      terraform,
      place: placeOf(terraform, signal),
      leave: (unit, failed) => options.log.line(`${unit} is left alone: ${failed} failed`),
    };
  };
}

function environmentOf(
  { environment, site, bucket }: TerragruntOptions,
  variables: Variables,
): TerraformOptions['environment'] {
  const { name, environment: named } = site;
  const told = tfVariables({ ...variables, name, environment: named });
  return async () => ({ ...(await environment()), ...told, FLIPGATE_BUCKET: bucket });
}
