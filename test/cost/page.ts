import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import type { Plans } from './plans.ts';
import { partsOfSite, total, USUAL } from './site-cost.ts';
import * as tables from './tables.ts';
import { SIZES, type Size } from './usage.ts';

const ROOT = join(import.meta.dirname, '../..');
const README_LINE = /^A month costs about.*$/m;

export interface Page {
  readonly path: string;
  readonly is: string;
  readonly shouldBe: string;
}

/** Pages that hold figures, as they are and with the figures of these plans. */
export function pages(plans: Plans): readonly Page[] {
  return [costPage(plans), readme(plans)];
}

/** The parts of the page of costs that are computed, by the names of their places in it. */
export function sections(plans: Plans): Readonly<Record<string, string>> {
  return {
    totals: tables.totals(plans),
    production: tables.lines(plans, 'production'),
    development: tables.lines(plans, 'development'),
    remarks: remarks(plans),
    architectures: tables.architectures(plans),
    savings: tables.savingTable(plans),
    assumptions: tables.assumptions(),
    prices: tables.prices(plans),
    free: tables.freeTypes(),
  };
}

function remarks(plans: Plans): string {
  const both = (of: (size: Size) => string) => SIZES.map((size) => `${of(size)} (${size})`).join(', ');
  const { money } = tables;
  return [
    `- An hour in which the previous colour is kept warm costs ${both((size) => `${money(tables.warmHour(plans, size))} USD`)}.`,
    `- Of a month with the idle colour at zero, ${both((size) => `${money(tables.unconfirmed(plans, size))} USD`)} stand on prices that no page confirmed.`,
  ].join('\n');
}

function costPage(plans: Plans): Page {
  const path = join(ROOT, '.github/COST.md');
  const is = readFileSync(path, 'utf8');
  const shouldBe = Object.entries(sections(plans)).reduce(
    (text, [name, made]) => withSection(path, text, name, made),
    is,
  );
  return { path, is, shouldBe };
}

function withSection(path: string, text: string, name: string, made: string): string {
  const place = new RegExp(`(<!-- ${name}: begin -->\n)[\\s\\S]*?(<!-- ${name}: end -->)`);
  if (!place.test(text))
    throw new Failure(`${path} has no place for ${name}.`, `Put <!-- ${name}: begin --> and its end there.`);
  return text.replace(place, (_, begin: string, end: string) => `${begin}${made}\n${end}`);
}

function readme(plans: Plans): Page {
  const path = join(ROOT, 'README.md');
  const is = readFileSync(path, 'utf8');
  const figure = (size: Size) => Math.round(total(partsOfSite(plans.sizes[size], size, USUAL)));
  const line = `A month costs about ${figure('production')} USD in the size production and ${figure('development')} in development (us-east-1, arm64, the idle colour at zero, without traffic). [What it costs](.github/COST.md) has each line beside the reference's, its price and source, and the ways to save, with amounts; \`npm run cost\` computes it from real plans.`;
  if (!README_LINE.test(is))
    throw new Failure(`${path} has no line of what a month costs.`, 'Begin a line with: A month costs about');
  const told = is.replace(README_LINE, () => line);
  return { path, is, shouldBe: withSection(path, told, 'totals', tables.totals(plans)) };
}
