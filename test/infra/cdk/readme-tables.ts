/**
 * The tables of infra/cdk/README.md: `node test/infra/cdk/readme-tables.ts --write` puts them in; without `--write` it says
 * whether they are old.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BOOTSTRAP } from '../../../infra/cdk/lib/inputs/bootstrap-inputs.ts';
import { COLOR } from '../../../infra/cdk/lib/inputs/color-inputs.ts';
import { SHARED } from '../../../infra/cdk/lib/inputs/shared-inputs.ts';
import { DIFFERENCES } from './differences.ts';

export const README = join(import.meta.dirname, '../../../infra/cdk/README.md');
const LONGEST = 90;

interface Described {
  readonly description?: string | undefined;
  safeParse(value: unknown): { readonly success: boolean; readonly data?: unknown };
}

interface Stack {
  readonly schema: { readonly shape: Readonly<Record<string, Described>> };
}

/** The README as it is, and with its tables made anew. */
export function readme(): { readonly is: string; readonly shouldBe: string } {
  const is = readFileSync(README, 'utf8');
  const tables: readonly (readonly [string, string])[] = [
    ['bootstrap', inputTable(BOOTSTRAP)],
    ['shared', inputTable(SHARED)],
    ['color', inputTable(COLOR)],
    ['differences', differenceTable()],
  ];
  return { is, shouldBe: tables.reduce(placed, is) };
}

function placed(page: string, [name, table]: readonly [string, string]): string {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`infra/cdk/README.md has no place for a table: ${begin} … ${end}`);
  return `${page.slice(0, from + begin.length)}\n${table}\n${page.slice(to)}`;
}

function inputTable({ schema }: Stack): string {
  const rows = Object.entries(schema.shape)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, input]) => `| \`${name}\` | ${standard(input)} | ${cell(input.description ?? '')} |`);
  return ['| input | default | meaning |', '|---|---|---|', ...rows].join('\n');
}

/** What a stack takes where nothing is given. */
function standard(input: Described): string {
  const { success, data } = input.safeParse(undefined);
  if (!success) return '(required)';
  if (data === undefined) return '–';
  const text = JSON.stringify(data);
  return text.length > LONGEST && Array.isArray(data) ? `${data.length} entries` : `\`${cell(text)}\``;
}

function differenceTable(): string {
  const rows = DIFFERENCES.map(({ what, because }) => `| ${what} | ${because} |`);
  return ['| with CDK | because |', '|---|---|', ...rows].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

if (import.meta.main) {
  const { is, shouldBe } = readme();
  if (process.argv.includes('--write')) writeFileSync(README, shouldBe);
  else if (is !== shouldBe) console.log('infra/cdk/README.md');
}
