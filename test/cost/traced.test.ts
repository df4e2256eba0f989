import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Part } from './parts.ts';
import { keptPlans, type Stacks } from './plans.ts';
import { PRICES } from './prices-apart.ts';
import { GROUPS } from './rows.ts';
import { savings } from './savings.ts';
import { ofGroup, ofRow, onX86, partsOfSite, STATES, type State, USUAL } from './site-cost.ts';
import { SIZES } from './usage.ts';
import { VARIANT_NAMES, VARIANTS } from './variants.ts';

const plans = keptPlans();
const PAGE = readFileSync(join(import.meta.dirname, '../../.github/COST.md'), 'utf8');

const usual = (stacks: Stacks) => partsOfSite(stacks, 'production', USUAL);

function sum(parts: readonly Part[]): number {
  return parts.reduce(
    (all, { quantity, price }) => all + quantity * (PRICES.get(price)?.usd ?? Number.NaN),
    0,
  );
}

/** The cells after the first, of every table line of the page that begins so; in their order. */
function linesOf(title: string): readonly (readonly string[])[] {
  const lines = PAGE.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  return lines.filter((cells) => cells[1] === title).map((cells) => cells.slice(2, -1));
}

test.each(Object.keys(STATES) as State[])(
  'the totals of "%s" are their quantities by their prices',
  (state) => {
    const totals = SIZES.map((size) => `**${sum(partsOfSite(plans.sizes[size], size, state)).toFixed(2)}**`);
    expect(linesOf(state)).toEqual([totals]);
  },
);

describe('arm64 beside x86', () => {
  const sides = SIZES.flatMap((size) =>
    [plans.sizes[size], onX86(plans.sizes[size])].map((stacks) => partsOfSite(stacks, size, USUAL)),
  );

  test.each(GROUPS)('%s is what its quantities and their prices make', (group) => {
    const figures = sides.map((parts) => sum(ofGroup(parts, group)).toFixed(2));
    expect(linesOf(group)).toEqual([figures]);
  });

  test('x86 takes the prices of x86, and arm64 none of them', () => {
    const pricesOf = (side: number) => [...new Set(sides[side]?.map(({ price }) => price))].join();
    for (const x86 of [1, 3]) expect(pricesOf(x86)).not.toMatch(/arm64|t4g/);
    for (const arm64 of [0, 2]) expect(pricesOf(arm64)).not.toMatch(/x86|t3\b/);
    for (const side of sides)
      for (const { price } of side) expect(PAGE, price).toMatch(new RegExp(`^\\| ${price} \\| `, 'm'));
  });
});

describe('savings', () => {
  const all = usual(plans.sizes.production);
  const amounts = new Map(savings(plans).map(({ how, amount }) => [how, amount]));

  test.each(VARIANT_NAMES.filter((name) => VARIANTS[name].size === 'production'))(
    '%s: two months, each by its quantities and prices',
    (name) => {
      expect(amounts.get(name)).toBeCloseTo(sum(all) - sum(usual(plans.variants[name])), 6);
      expect(linesOf(name)).toEqual([
        [expect.stringMatching(/^-?\d+\.\d\d$/), expect.any(String), expect.any(String)],
      ]);
    },
  );

  test.each([
    ['a Compute Savings Plan', 'compute savings plan', ['web', 'worker', 'beat', 'migrate']],
    ['a reserved database', 'reserved database', ['instance']],
    ['reserved cache nodes', 'reserved cache', ['nodes']],
  ] as const)('%s: what its discount takes off its lines', (how, discount, rows) => {
    const off = (1 - (PRICES.get(discount)?.usd ?? Number.NaN)) * sum(rows.flatMap((row) => ofRow(all, row)));
    expect(amounts.get(how)).toBeCloseTo(off, 6);
    expect(PAGE).toMatch(new RegExp(`^\\| ${discount} \\| ${PRICES.get(discount)?.usd} \\|`, 'm'));
    expect(linesOf(how).map(([figure]) => figure)).toEqual([off.toFixed(2)]);
  });

  test('no saving is told that is none of these', () => {
    expect(amounts.size).toBe(VARIANT_NAMES.length + 1 + 3);
  });
});
