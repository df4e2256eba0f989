import type { Entry } from './entries.ts';
import { amountOf, type Doing, type Part, partsOf } from './parts.ts';
import type { Stacks } from './plans.ts';
import { GROUPS, type Group, type Row, rowsOf } from './rows.ts';
import type { Size } from './usage.ts';

/** What the colours of an environment do; one that is not there costs nothing. */
export const STATES = {
  'one colour': ['live'],
  'idle colour removed': ['live'],
  'idle colour at zero': ['live', 'zero'],
  'both colours': ['live', 'warm'],
} as const satisfies Readonly<Record<string, readonly Doing[]>>;

export type State = keyof typeof STATES;

/** Between two deploys, when nobody has removed anything. */
export const USUAL: State = 'idle colour at zero';

/** All that a month of an environment takes, price by price. */
export function partsOfSite(stacks: Stacks, size: Size, state: State): readonly Part[] {
  const level = stacks.shared.find((entry) => entry.kind === 'insights');
  const insights = level?.kind === 'insights' ? level.level : undefined;
  const counted = (entries: readonly Entry[], doing: Doing) =>
    entries.flatMap((entry) => partsOf(entry, { size, doing, insights }));
  return [
    ...counted(stacks.bootstrap, 'live'),
    ...counted(stacks.shared, 'live'),
    ...STATES[state].flatMap((doing) => counted(stacks.color, doing)),
  ];
}

export function total(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + amountOf(part), 0);
}

export function ofRow(parts: readonly Part[], row: Row): readonly Part[] {
  return parts.filter((part) => part.row === row);
}

export function ofGroup(parts: readonly Part[], group: Group): readonly Part[] {
  return rowsOf(group).flatMap((row) => ofRow(parts, row));
}

export function byGroup(parts: readonly Part[]): Readonly<Record<Group, number>> {
  const sums = GROUPS.map((group) => [group, total(ofGroup(parts, group))] as const);
  return Object.fromEntries(sums) as Record<Group, number>;
}

/** The same on x86: the family of the same size for database and cache, and Fargate's other price. The stacks themselves run on Graviton alone. */
export function onX86(stacks: Stacks): Stacks {
  return {
    bootstrap: stacks.bootstrap.map(asX86),
    shared: stacks.shared.map(asX86),
    color: stacks.color.map(asX86),
  };
}

function asX86(entry: Entry): Entry {
  switch (entry.kind) {
    case 'database':
      return { ...entry, instance: entry.instance.replace('t4g', 't3') };
    case 'cache':
      return { ...entry, node: entry.node.replace('t4g', 't3') };
    case 'service':
    case 'one-off':
      return { ...entry, architecture: 'x86_64' };
    default:
      return entry;
  }
}
