import { z } from 'zod';
import { Failure } from '../../src/model/failure.ts';
import table from './prices.json' with { type: 'json' };

const address = z.url({ protocol: /^https$/ });
const day = z.iso.date();

const Price = z.strictObject({
  key: z.string(),
  /** Of a discount, the share of the ordinary price that is left. */
  usd: z.number().positive(),
  unit: z.string(),
  /** AWS's own: the version of its price list that has it, else the page, whose figures are filled in by scripts. */
  source: address,
  read: day,
  /** A copy of it, and what was read there, with a dot between cells or values; null when nothing that could be opened had it. */
  seen: z.strictObject({ page: address, words: z.string() }).nullable(),
});

export type Price = z.infer<typeof Price>;

/** us-east-1, on demand, without any free tier. */
export const PRICES: readonly Price[] = z.array(Price).parse(table);

const byKey = new Map(PRICES.map((price) => [price.key, price]));

/** @throws Failure naming what has no price: nothing is free because it was forgotten. */
export function priceOf(key: string): Price {
  const found = byKey.get(key);
  if (found) return found;
  throw new Failure(
    `No price is known for ${key}.`,
    'Add it to test/cost/prices.json, with its source and the day on which it was read.',
  );
}
