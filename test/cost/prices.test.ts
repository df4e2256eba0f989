import { expect, test } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import { PRICES, priceOf } from './price-table.ts';

test('every price stands once, is of AWS, and was read on a day that has been', () => {
  expect(PRICES.length).toBeGreaterThan(30);
  expect(new Set(PRICES.map(({ key }) => key)).size).toBe(PRICES.length);
  for (const { source, read } of PRICES) {
    expect(new URL(source).hostname).toMatch(/^(pricing\.us-east-1\.amazonaws|aws\.amazon)\.com$/);
    expect(Date.parse(read)).toBeLessThanOrEqual(Date.now());
  }
});

/** Those of x86, which takes other prices than what is deployed, and two discounts. */
const UNREAD = [
  'postgresql db.t3.micro with standby',
  'postgresql db.t3.small',
  'postgresql db.t3.small with standby',
  'valkey cache.t3.micro',
  'valkey cache.t3.small',
  'compute savings plan',
  'reserved cache',
];
const READ = PRICES.flatMap(({ seen, ...price }) => (seen === null ? [] : [{ ...price, ...seen }]));

test('what no line confirmed says so: nothing that is deployed', () => {
  expect(PRICES.filter(({ seen }) => seen === null).map(({ key }) => key)).toEqual(UNREAD);
});

test.each(READ)('$key is the figure of the line that was read', ({ usd, unit, words }) => {
  const figures = (words.match(/\d+(\.\d+)?/g) ?? []).map(Number);
  // Of a discount the line tells what it takes off.
  const figure = unit.startsWith('of the ordinary price') ? Math.round((1 - usd) * 100) : usd;
  expect(figures).toContain(figure);
});

/** What the line of such a price has to name, so that it is no other's. */
const NAMES: readonly (readonly [of: RegExp, names: (key: string) => RegExp])[] = [
  [/(db|cache)\.t/, (key) => new RegExp(`\\b${/(db|cache)\.\S+/.exec(key)?.[0]}\\b`)],
  [/^postgresql db\.\S+$/, () => /Single-AZ/],
  [/with standby$/, () => /Multi-AZ/],
  [/^postgresql (gp3|backup)/, () => /storage .*running PostgreSQL/],
  [/^(valkey|redis) /, (key) => new RegExp(key.split(' ')[0] ?? '', 'i')],
  [/^fargate arm64/, () => /ARM/],
  [/^fargate (x86_64|disk)/, () => /USE1-Fargate-(vCPU|GB|EphemeralStorage)/],
];

test.each(NAMES)('the lines of prices like %s name what they are of', (of, names) => {
  const like = READ.filter(({ key }) => of.test(key));
  expect(like.length).toBeGreaterThan(0);
  for (const { key, words } of like) expect(words, key).toMatch(names(key));
});

test('a line of a page in a repository is of a commit, so that it stays what was read', () => {
  const kept = READ.filter(({ page }) => new URL(page).hostname === 'github.com');
  expect(kept.length).toBeGreaterThan(20);
  for (const { page } of kept) expect(page).toMatch(/\/blob\/[0-9a-f]{40}\//);
});

test('what has no price is named, with where to put it', () => {
  expect(() => priceOf('postgresql db.x9.huge')).toThrow(Failure);
  expect(() => priceOf('postgresql db.x9.huge')).toThrow('postgresql db.x9.huge');
});
