import type { PlanAction, PlanChange } from './plan-change.ts';
import { type StackStanding, stakeOf } from './plan-stakes.ts';

export type Tally = Readonly<Record<PlanAction, number>>;

export function tally(changes: Iterable<PlanChange>): Tally {
  const counts = { create: 0, update: 0, replace: 0, destroy: 0, forget: 0, read: 0, move: 0, import: 0 };
  for (const { action } of changes) counts[action]++;
  return counts;
}

const WORDS: readonly (readonly [PlanAction, string])[] = [
  ['create', 'to add'],
  ['update', 'to change'],
  ['replace', 'to replace'],
  ['destroy', 'to destroy'],
  ['forget', 'to forget'],
  ['import', 'to import'],
  ['move', 'to move'],
];

/** `2 to add, 1 to change`; `no changes` where nothing is written. */
export function tallyWords(counts: Tally): string {
  const told = WORDS.filter(([action]) => counts[action] > 0).map(
    ([action, words]) => `${count(counts[action])} ${words}`,
  );
  return told.length === 0 ? 'no changes' : told.join(', ');
}

/** With commas, as a reader of tens of thousands wants it. */
export function count(number: number): string {
  return number.toLocaleString('en-US');
}

/** Where a change of one stack stands in a list that may not be shown to its end: what is lost first. */
const RANKS: readonly PlanAction[] = [
  'destroy',
  'replace',
  'forget',
  'update',
  'create',
  'import',
  'move',
  'read',
];

/** By rank, and in each rank in the order of the plan. Linear: sorting fifty thousand is not. */
export function byWeight<T extends { readonly change: PlanChange; readonly standing: StackStanding }>(
  rows: Iterable<T>,
): readonly T[] {
  const heaps: T[][] = Array.from({ length: 2 + RANKS.length * 2 }, () => []);
  for (const row of rows) heaps[rankOf(row.change, row.standing)]?.push(row);
  return heaps.flat();
}

function rankOf(change: PlanChange, standing: StackStanding): number {
  if (change.action === 'destroy' || change.action === 'replace') {
    if (stakeOf(change.type, standing) !== undefined) return change.action === 'destroy' ? 0 : 1;
  }
  const isTold = change.opens !== undefined || change.grants !== undefined;
  return 2 + RANKS.indexOf(change.action) * 2 + (isTold ? 0 : 1);
}
