import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface PriceLine {
  readonly key: string;
  readonly usd: number;
  readonly source: string;
  readonly seen: { readonly page: string; readonly words: string } | null;
}

/** The price table, read apart from the code that computes with it: a figure is traced by another way than it was made. */
export const PRICES: ReadonlyMap<string, PriceLine> = new Map(
  (JSON.parse(readFileSync(join(import.meta.dirname, 'prices.json'), 'utf8')) as readonly PriceLine[]).map(
    (price) => [price.key, price],
  ),
);
