import { expect, test } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import { PRICES, priceOf } from './price-table.ts';

test('every price stands once, is of a page of AWS, and was read on a day that has been', () => {
  expect(PRICES.length).toBeGreaterThan(30);
  expect(new Set(PRICES.map(({ key }) => key)).size).toBe(PRICES.length);
  for (const { source, read } of PRICES) {
    expect(new URL(source).hostname).toBe('aws.amazon.com');
    expect(Date.parse(read)).toBeLessThanOrEqual(Date.now());
  }
});

test('what no page confirmed says so', () => {
  const confirmed = PRICES.filter(({ seen }) => seen !== null);
  expect(confirmed.length).toBeGreaterThan(PRICES.length / 2);
  for (const { seen, source } of confirmed) expect(seen).not.toBe(source);
});

test('what has no price is named, with where to put it', () => {
  expect(() => priceOf('postgresql db.x9.huge')).toThrow(Failure);
  expect(() => priceOf('postgresql db.x9.huge')).toThrow('postgresql db.x9.huge');
});
