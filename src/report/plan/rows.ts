import type { PlannedStack } from '../../model/picture.ts';
import type { PlanChange } from '../../model/plan-change.ts';
import type { StackStanding } from '../../model/plan-stakes.ts';
import { unbroken } from '../short-names.ts';
import { type Pen, quoted } from './pen.ts';

/** One change with the stack that it belongs to. */
export interface Row {
  readonly change: PlanChange;
  readonly stack: PlannedStack['name'];
  readonly standing: StackStanding;
}

export function rowsOf(stacks: readonly PlannedStack[]): readonly Row[] {
  return stacks.flatMap(({ name, standing, changes }) =>
    changes.map((change) => ({ change, stack: name, standing })),
  );
}

const ACTIONS: Readonly<Record<PlanChange['action'], string>> = {
  create: '+ create',
  update: '~ change',
  replace: '± **replace**',
  destroy: '− **destroy**',
  forget: '− **forget**',
  read: 'read',
  move: 'move',
  import: '+ import',
};
const ORDERS = {
  'destroy-first': 'the old one goes first',
  'create-first': 'the new one comes first',
  'create-only': 'the old one stays and is forgotten',
} as const;

const MOST_NAMED = 3;
const LONGEST_ADDRESS = 500;

export const TABLE_HEAD = '| action | resource | stack | why |\n| --- | --- | --- | --- |';

export function tableRow({ change, stack }: Row, pen: Pen): string {
  const order = change.order === undefined ? [] : [ORDERS[change.order]];
  const why = [whyOf(change), ...order].filter((part) => part !== '').join('; ');
  const cells = [unbroken(ACTIONS[change.action]), pen.code(change.address, LONGEST_ADDRESS), stack];
  return `| ${[...cells, pen.prose(why)].join(' | ')} |`;
}

/** Why, in words with values in backticks. */
export function whyOf(change: PlanChange): string {
  const told = [change.reason, change.movedFrom && `it was ${quoted(change.movedFrom)}`];
  if (change.action === 'update' && change.reason === undefined) told.push(changedPaths(change));
  return told.filter((part) => part !== undefined && part !== '').join('; ');
}

function changedPaths({ attributes = [] }: PlanChange): string {
  if (attributes.length === 0) return 'only how its values are written';
  const named = attributes.slice(0, MOST_NAMED).map(({ path }) => quoted(path));
  const more = attributes.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
