/**
 * The tables that say what action.yml and the schemas say: `node test/contract/readme-tables.ts --write` puts them into
 * their pages; without `--write` it prints them.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../src/model/command.ts';
import { exitCode, RESULTS } from '../../src/model/outcome.ts';
import { commonInputs, type InputRow, ownInputs, readAction } from './interface.ts';
import { readPage } from './pages.ts';
import { ROOT } from './source.ts';
import { handedOnTable, workflowsOwnTable } from './workflow-inputs.ts';

const EXIT_MEANINGS = [
  'live equals what was requested, or a newer request took its place',
  'refused, or failed with production unchanged; of `drift`, that there is some',
  'failed and flipped back',
  'production needs a person; the first line says what users see now',
];

type Tables = Readonly<Record<string, () => string>>;

/** Which page holds which. */
const PAGES: Readonly<Record<string, Tables>> = {
  'README.md': { outputs: outputTable, 'exit-codes': exitTable },
  '.github/INPUTS.md': { inputs: inputTables },
  'workflows/README.md': { own: workflowsOwnTable, 'handed-on': handedOnTable },
};
export const TABLED: readonly string[] = Object.keys(PAGES);

/** The page with what stands between a table's markers replaced by the table. */
export function withTables(page: string): string {
  return Object.entries(PAGES[page] ?? {}).reduce((whole, [name, table]) => {
    const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
    const [from, to] = [whole.indexOf(begin), whole.indexOf(end)];
    if (from < 0 || to < from)
      throw new Error(`${page} has no place for the table "${name}": ${begin} … ${end}`);
    return `${whole.slice(0, from + begin.length)}\n${table()}\n${whole.slice(to)}`;
  }, readPage(page));
}

function inputTables(): string {
  const rows = [{ name: 'command', need: 'required' } as const, ...commonInputs()];
  const own = COMMANDS.map((command) => ({ command, inputs: ownInputs(command) }));
  return [
    section('Every command', rows),
    ...own
      .filter(({ inputs }) => inputs.length > 0)
      .map(({ command, inputs }) => section(`\`${command}\``, inputs)),
  ].join('\n\n');
}

function section(title: string, rows: readonly InputRow[]): string {
  const { inputs } = readAction();
  const lines = rows.map((input) => {
    const told = inputs[input.name]?.description ?? '';
    return `| \`${input.name}\` | ${standard(input)} | ${told.replaceAll('|', '\\|')} |`;
  });
  return [`**${title}**`, '', '| input | default | meaning |', '|---|---|---|', ...lines].join('\n');
}

function standard(input: InputRow): string {
  if (input.need === 'required') return '(required)';
  return input.default === undefined ? '–' : `\`${input.default}\``;
}

function outputTable(): string {
  const lines = Object.entries(readAction().outputs).map(
    ([name, { description }]) => `| \`${name}\` | ${description} |`,
  );
  return ['| output | meaning |', '|---|---|', ...lines].join('\n');
}

function exitTable(): string {
  const lines = EXIT_MEANINGS.map((meaning, code) => {
    const results = RESULTS.filter((result) => exitCode(result) === code).map((result) => `\`${result}\``);
    return `| ${code} | ${results.join(', ')} | ${meaning} |`;
  });
  return ['| exit code | `result` | meaning |', '|---|---|---|', ...lines].join('\n');
}

if (import.meta.main) {
  if (process.argv.includes('--write'))
    for (const page of TABLED) writeFileSync(join(ROOT, page), withTables(page));
  else
    console.log(
      Object.values(PAGES)
        .flatMap((tables) => Object.values(tables).map((table) => table()))
        .join('\n\n'),
    );
}
