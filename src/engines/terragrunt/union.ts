import { Failure } from '../../model/failure.ts';
import type { Plan, PlanChange } from '../../model/plan-change.ts';
import type { StackDrift } from '../../model/stack-drift.ts';

/** What was found out about one unit of a group. */
export interface Part<T> {
  readonly unit: string;
  readonly found: T;
}

/** One plan of all units, whose addresses begin with the unit's name. */
export function unionPlan(parts: readonly Part<Plan>[]): Plan {
  return {
    changes: changesOf(parts, ({ changes }) => changes),
    deferred: changesOf(parts, ({ deferred }) => deferred),
    drift: changesOf(parts, ({ drift }) => drift),
    outputChanges: parts.reduce((sum, { found }) => sum + found.outputChanges, 0),
    diagnostics: parts.flatMap(({ unit, found }) =>
      found.diagnostics.map((one) => ({
        ...one,
        ...(one.address === undefined ? {} : { address: `${unit}/${one.address}` }),
      })),
    ),
    ids: new Map(
      parts.flatMap(({ unit, found }) =>
        [...found.ids].map(([id, named]) => [id, named.replace('<', `<${unit}/`)] as const),
      ),
    ),
  };
}

export function unionDrift(parts: readonly Part<StackDrift>[]): StackDrift {
  return {
    changes: changesOf(parts, ({ changes }) => changes),
    open: changesOf(parts, ({ open }) => open),
  };
}

function changesOf<T>(
  parts: readonly Part<T>[],
  some: (found: T) => readonly PlanChange[],
): readonly PlanChange[] {
  return parts.flatMap(({ unit, found }) =>
    some(found).map((change) => ({
      ...change,
      address: `${unit}/${change.address}`,
      ...(change.movedFrom === undefined ? {} : { movedFrom: `${unit}/${change.movedFrom}` }),
    })),
  );
}

type Outputs = Readonly<Record<string, unknown>>;

/**
 * One set of outputs: maps of one name are merged, lists joined, and of anything else the units must say the same.
 * @throws Failure naming the output that two units give differently.
 */
export function unionOutputs(parts: readonly Part<Outputs>[]): Outputs {
  const union: Record<string, unknown> = {};
  for (const { unit, found } of parts) {
    for (const [name, value] of Object.entries(found)) {
      union[name] = name in union ? both(union[name], value, `\`${name}\` of ${unit}`) : value;
    }
  }
  return union;
}

function both(one: unknown, other: unknown, what: string): unknown {
  if (Array.isArray(one) && Array.isArray(other)) return [...one, ...other];
  if (isMap(one) && isMap(other)) return { ...one, ...other };
  if (one === other) return one;
  throw new Failure(
    `The output ${what} is ${JSON.stringify(other)}, where another unit gives ${JSON.stringify(one)}.`,
    'Give each output of infra/README.md in one unit, or in all of them the same.',
  );
}

function isMap(value: unknown): value is Outputs {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
