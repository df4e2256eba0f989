import { FREE } from './free.ts';
import { amountOf, type Part } from './parts.ts';
import type { Plans, Stacks } from './plans.ts';
import { PRICES, priceOf } from './price-table.ts';
import { COMPARED, DEVELOPMENT_BECAUSE, REFERENCE } from './reference.ts';
import { GROUPS, type Group, ROWS, type Row, rowsOf } from './rows.ts';
import { savings } from './savings.ts';
import {
  byGroup,
  ofGroup,
  ofRow,
  onX86,
  partsOfSite,
  STATES,
  type State,
  total,
  USUAL,
} from './site-cost.ts';
import { SIZES, type Size, USAGE } from './usage.ts';

const ALL_STATES = Object.keys(STATES) as readonly State[];
/** The third and the first are one: what is not there costs nothing, whether it was removed or never made. */
const COLUMNS: readonly State[] = ['idle colour removed', 'idle colour at zero', 'both colours'];

export function money(amount: number): string {
  return amount.toFixed(2);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

export function totals({ sizes }: Plans): string {
  const rows = ALL_STATES.map((state) => [
    state,
    ...SIZES.map((size) => bold(total(partsOfSite(sizes[size], size, state)))),
  ]);
  const reference = ['the reference', ...SIZES.map((size) => money(REFERENCE.total[size]))];
  return table(['USD a month', ...SIZES], [...rows, reference]);
}

/** Every line with its figure in each state, beside the reference; of development that has a sum alone. */
export function lines({ sizes }: Plans, size: Size): string {
  const states = COLUMNS.map((state) => partsOfSite(sizes[size], size, state));
  const figures = (of: (parts: readonly Part[]) => readonly Part[]) =>
    states.map((parts) => total(of(parts)));
  const rowLine = (row: Row) => {
    const found = figures((parts) => ofRow(parts, row));
    return found.some((amount) => amount > 0) ? [[ROWS[row].title, ...found.map(money), '', '']] : [];
  };
  const groupLine = (group: Group) => {
    const { says, because } = COMPARED[group];
    const compared = size === 'production' ? [money(says), because] : ['', ''];
    return [`**${group}**`, ...figures((parts) => ofGroup(parts, group)).map(bold), ...compared];
  };
  const because = size === 'production' ? '' : DEVELOPMENT_BECAUSE;
  return table(
    ['USD a month', ...COLUMNS, 'reference', 'why it differs'],
    [
      ...GROUPS.flatMap((group) => [groupLine(group), ...rowsOf(group).flatMap(rowLine)]),
      ['**all**', ...figures((parts) => parts).map(bold), money(REFERENCE.total[size]), because],
    ],
  );
}

function bold(amount: number): string {
  return `**${money(amount)}**`;
}

export function architectures({ sizes }: Plans): string {
  const sides = (size: Size) =>
    [sizes[size], onX86(sizes[size])].map((stacks: Stacks) => partsOfSite(stacks, size, USUAL));
  const columns = SIZES.flatMap((size) => sides(size));
  const rows = GROUPS.map((group) => [group, ...columns.map((parts) => money(byGroup(parts)[group]))]);
  const head = SIZES.flatMap((size) => [`${size}, arm64`, 'x86']);
  return table(
    ['USD a month', ...head],
    [...rows, ['**all**', ...columns.map((parts) => bold(total(parts)))]],
  );
}

export function savingTable(plans: Plans): string {
  const rows = savings(plans).map(({ how, set, amount, price }) => [how, money(amount), set, price]);
  return table(['saving', 'USD a month', 'how', 'what it costs otherwise'], rows);
}

export function assumptions(): string {
  const rows = Object.values(USAGE).map(({ means, production, development }) => [
    means,
    `${production}`,
    `${development}`,
  ]);
  return table(['what traffic decides', ...SIZES], rows);
}

/** @param plans tells which prices a month of either size takes. */
export function prices(plans: Plans): string {
  const rows = PRICES.map(({ key, usd, unit, source, read, seen }) => [
    key,
    `${usd}`,
    unit,
    `[AWS](${source})`,
    seen === null ? 'not confirmed' : `[${seen.words}](${seen.page})`,
    read,
    `${SIZES.map((size) => quantity(plans, size, key)).join(' · ')}`,
  ]);
  return table(
    [
      'price',
      'USD',
      'unit',
      'whose',
      'the line that was read',
      'on',
      `how many a month: ${SIZES.join(' · ')}`,
    ],
    rows,
  );
}

function quantity({ sizes }: Plans, size: Size, key: string): string {
  const taken = partsOfSite(sizes[size], size, USUAL).filter(({ price }) => price === key);
  const sum = taken.reduce((all, part) => all + part.quantity, 0);
  return sum === 0 ? '–' : `${Number(sum.toFixed(2))}`;
}

export function freeTypes(): string {
  const reasons = Map.groupBy(Object.entries(FREE), ([, reason]) => reason);
  const rows = [...reasons].map(([reason, types]) => [
    types.map(([type]) => `\`${type}\``).join(' '),
    reason,
  ]);
  return table(['resources', 'why they cost nothing'], rows);
}

/** The share of a month's bill that stands on prices that no page confirmed. */
export function unconfirmed({ sizes }: Plans, size: Size): number {
  const parts = partsOfSite(sizes[size], size, USUAL);
  return parts
    .filter(({ price }) => priceOf(price).seen === null)
    .reduce((sum, part) => sum + amountOf(part), 0);
}

/** What an hour costs in which the previous colour is kept warm. */
export function warmHour({ sizes }: Plans, size: Size): number {
  const of = (state: State) => total(partsOfSite(sizes[size], size, state));
  return (of('both colours') - of(USUAL)) / 730;
}
