/**
 * The tables of inputs and outputs in the READMEs of modules and roots: `node test/infra/readme-tables.ts
 * --write` puts them in; without `--write` it names the READMEs whose tables are old.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modules, roots, TERRAFORM } from './folders.ts';
import { type Input, type Interface, interfaceOf, type Output } from './interface.ts';

const BEGIN = '<!-- tables: begin -->';
const END = '<!-- tables: end -->';
/** What is longer makes the table unreadable; the code beside the README has it whole. */
const LONGEST = 90;

export const documented = [...modules, ...roots] as const;

/**
 * The README of a folder below `infra/terraform`: as it is, and with its tables made anew.
 * @throws an error when the README has no place for the tables.
 */
export async function readmeOf(folder: string): Promise<{ readonly is: string; readonly shouldBe: string }> {
  const path = readmePath(folder);
  const is = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const [from, to] = [is.indexOf(BEGIN), is.indexOf(END)];
  if (from < 0 || to < from)
    throw new Error(`infra/terraform/${folder}/README.md has no place for its tables: ${BEGIN} … ${END}`);
  const tables = tablesOf(await interfaceOf(folder));
  return { is, shouldBe: `${is.slice(0, from + BEGIN.length)}\n${tables}\n${is.slice(to)}` };
}

export function tablesOf({ inputs, outputs }: Interface): string {
  const tables = [
    ...(inputs.length > 0 ? [inputTable(inputs)] : []),
    ...(outputs.length > 0 ? [outputTable(outputs)] : []),
  ];
  return tables.join('\n\n');
}

function inputTable(inputs: readonly Input[]): string {
  const lines = inputs.map(
    (input) =>
      `| \`${input.name}\` | ${code(input.type)} | ${standard(input)} | ${cell(input.description)} |`,
  );
  return ['| input | type | default | meaning |', '|---|---|---|---|', ...lines].join('\n');
}

function outputTable(outputs: readonly Output[]): string {
  const lines = outputs.map(({ name, description }) => `| \`${name}\` | ${cell(description)} |`);
  return ['| output | meaning |', '|---|---|', ...lines].join('\n');
}

function standard(input: Input): string {
  if (input.required) return '(required)';
  const count = Array.isArray(input.default) ? input.default.length : undefined;
  const text = JSON.stringify(input.default);
  return text.length > LONGEST && count !== undefined ? `${count} entries` : code(text);
}

function code(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
  return `\`${line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line}\``;
}

function cell(text: string | null): string {
  return (text ?? '').trim().replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
}

function readmePath(folder: string): string {
  return join(TERRAFORM, folder, 'README.md');
}

if (import.meta.main) {
  for (const folder of documented) {
    try {
      const { is, shouldBe } = await readmeOf(folder);
      if (is === shouldBe) continue;
      console.log(folder);
      if (process.argv.includes('--write')) writeFileSync(readmePath(folder), shouldBe);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    }
  }
}
