import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pages } from './page.ts';
import { asText, keptPlans, plansFile } from './plans.ts';
import { PRICES } from './prices-apart.ts';
import { GROUPS, ROWS, type Row, rowsOf } from './rows.ts';
import { savings } from './savings.ts';
import { ofRow, partsOfSite, STATES, type State, total, USUAL } from './site-cost.ts';
import { SIZES, type Size } from './usage.ts';

const plans = keptPlans();
const PAGE = readFileSync(join(import.meta.dirname, '../../.github/COST.md'), 'utf8');

test('the pages hold what is computed from the kept plans', () => {
  for (const { path, is, shouldBe } of pages(plans))
    expect(is, `${path}: run npm run cost -- --write`).toBe(shouldBe);
});

test('the kept plans are written in one way', () => {
  expect(asText(plans)).toBe(plansFile().is);
});

describe.each(SIZES)('the table of the size %s', (size) => {
  const states = ['idle colour removed', 'idle colour at zero', 'both colours'] as const;
  const cells = tableOf(size);

  test.each(Object.keys(ROWS) as Row[])('%s is what its quantities and their prices make', (row) => {
    const figures = states.map((state) => {
      const parts = ofRow(partsOfSite(plans.sizes[size], size, state), row);
      return parts.reduce(
        (sum, { quantity, price }) => sum + quantity * (PRICES.get(price)?.usd ?? Number.NaN),
        0,
      );
    });
    if (figures.every((figure) => figure === 0)) expect(cells.has(ROWS[row].title)).toBe(false);
    else expect(cells.get(ROWS[row].title)?.slice(0, 3)).toEqual(figures.map((figure) => figure.toFixed(2)));
  });

  test('groups are the sums of their lines, and all is the sum of the groups', () => {
    const sumOf = (names: readonly string[], column: number) =>
      names.reduce((sum, name) => sum + figure(cells.get(name)?.[column]), 0);
    for (const column of [0, 1, 2]) {
      for (const group of GROUPS) {
        const titles = rowsOf(group).map((row) => ROWS[row].title);
        expect(Math.abs(sumOf(titles, column) - sumOf([`**${group}**`], column))).toBeLessThan(0.06);
      }
      const groups = GROUPS.map((group) => `**${group}**`);
      expect(Math.abs(sumOf(groups, column) - sumOf(['**all**'], column))).toBeLessThan(0.06);
    }
  });

  test('every price that it takes stands on the page, with its source and the line that was read', () => {
    const taken = new Set(partsOfSite(plans.sizes[size], size, USUAL).map(({ price }) => price));
    expect(taken.size).toBeGreaterThan(15);
    for (const key of taken) {
      const { usd, source, seen } = PRICES.get(key) ?? { usd: 0, source: '', seen: null };
      const confirmed = seen === null ? 'not confirmed' : `[${seen.words}](${seen.page})`;
      expect(PAGE).toMatch(new RegExp(`^\\| ${key} \\| ${usd} \\|`, 'm'));
      expect(PAGE).toContain(`[AWS](${source}) | ${confirmed} |`);
    }
  });
});

test('lines of production, multiplied by hand', () => {
  const cells = tableOf('production');
  const usual = (title: string) => cells.get(title)?.[1];
  expect(usual('instance')).toBe((730 * 0.065).toFixed(2));
  expect(usual('storage')).toBe((50 * 0.23).toFixed(2));
  expect(usual('nodes')).toBe((2 * 730 * 0.0256).toFixed(2));
  expect(usual('web')).toBe((2 * 730 * (0.5 * 0.03238 + 0.00356)).toFixed(2));
  expect(usual('beat')).toBe((730 * (0.25 * 0.03238 + 0.5 * 0.00356)).toFixed(2));
  expect(usual('load balancers, by the hour')).toBe((2 * 730 * 0.0225).toFixed(2));
  expect(usual('NAT gateways')).toBe((2 * 730 * 0.045).toFixed(2));
  expect(usual("the load balancers' public addresses")).toBe((2 * 2 * 730 * 0.005).toFixed(2));
});

test('a colour that was removed costs what one that was never made does, and each state more than the one before', () => {
  for (const size of SIZES) {
    const of = (state: State) => total(partsOfSite(plans.sizes[size], size, state));
    expect(of('idle colour removed')).toBe(of('one colour'));
    expect(of('idle colour at zero')).toBeGreaterThan(of('one colour'));
    expect(of('both colours')).toBeGreaterThan(of('idle colour at zero'));
  }
  expect(Object.keys(STATES)).toHaveLength(4);
});

test('a saving is the difference of two sums', () => {
  const all = new Map(savings(plans).map(({ how, amount }) => [how, amount.toFixed(2)]));
  // A gateway and its address.
  expect(all.get('one NAT gateway')).toBe((730 * (0.045 + 0.005)).toFixed(2));
  // Two gateways with addresses, in whose place four tasks have one each.
  expect(all.get('no NAT gateway')).toBe((2 * 730 * 0.045 - 2 * 730 * 0.005).toFixed(2));
  // A load balancer with two addresses, and seven alarms with eleven metrics.
  expect(all.get('the idle colour removed')).toBe((730 * (0.0225 + 2 * 0.005) + 11 * 0.1).toFixed(2));
  expect(Number(all.get('Redis OSS in place of Valkey'))).toBeLessThan(0);
});

/** The cells of each line after its title. */
function tableOf(size: Size): ReadonlyMap<string, readonly string[]> {
  const [, text = ''] =
    new RegExp(`<!-- ${size}: begin -->\n([\\s\\S]*?)<!-- ${size}: end -->`).exec(PAGE) ?? [];
  const rows = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  return new Map(rows.map(([, title = '', ...cells]) => [title, cells]));
}

/** What has no line costs nothing. */
function figure(cell = '0'): number {
  return Number(cell.replaceAll('*', ''));
}
