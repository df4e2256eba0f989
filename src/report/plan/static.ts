import type { CodeCheck } from '../../model/code-check.ts';
import type { DeclaredChange } from '../../model/declarations.ts';
import type { StaticPicture, StaticStack } from '../../model/picture.ts';
import { count } from '../../model/plan-tally.ts';
import { fenceFor } from './differences.ts';
import { migrationLine, migrationTable, sqlOf } from './migrations.ts';
import { type Pen, shortQuoted } from './pen.ts';
import { Sheet } from './sheet.ts';

const CLOSING = 300;
const MOST_OTHERS = 20;

/** What the files of a pull request say, in the order in which a reader asks: what was not asked, whether the code is sound, what it changes. */
export function staticSections(picture: StaticPicture, pen: Pen, limit: number): readonly string[] {
  const { migrations } = picture;
  return [
    notice(picture, pen),
    checkTable(picture.checks, pen),
    ...codeSections(picture, pen, limit),
    [
      '#### Migrations',
      pen.prose(migrationLine(migrations)),
      ...migrationTable(migrations, pen, limit * 0.2),
      ...sqlOf(migrations, pen, limit * 0.1),
    ].join('\n\n'),
  ];
}

function notice({ base }: StaticPicture, pen: Pen): string {
  const against =
    base.kind === 'known'
      ? `what its files say, against ${pen.prose(shortQuoted(base.commit))}`
      : `what its files say by themselves, because what it would be merged into is not known: ${pen.prose(base.why)}`;
  return [
    '> [!NOTE]',
    '> The pull request comes from a fork, whose job has no credentials: neither state nor cloud was asked, and nothing was planned.',
    `> This is ${against}. Pushed to a branch of this repository, the same commit gets a plan.`,
  ].join('\n');
}

function checkTable(checks: readonly CodeCheck[], pen: Pen): string {
  if (checks.length === 0) return '';
  return [
    '| check | result |',
    '| --- | --- |',
    ...checks.map((check) => `| ${pen.prose(check.name)} | ${resultOf(check, pen)} |`),
  ].join('\n');
}

function resultOf(check: CodeCheck, pen: Pen): string {
  switch (check.kind) {
    case 'passes':
      return '✅ yes';
    case 'warns':
      return `⚠️ no: ${pen.prose(check.detail)}`;
    case 'not made':
      return `➖ not known: ${pen.prose(check.why)}`;
    case 'fails': {
      const { summary, detail, file, line } = check.diagnostic;
      const where = file === undefined ? '' : ` at ${pen.code(`${file}:${line}`)}`;
      const more = check.more === 0 ? '' : ` And ${check.more} more.`;
      return `❌ no: **${pen.prose(summary)}**${where}: ${pen.prose(detail)}${more}`;
    }
  }
}

const UNTOLD = {
  shipped: "The repository has none of its own: the action's is used, which no pull request changes.",
  app: 'It is a CDK app, a program of the fork, which is not run here: what it would change is not known.',
  'app gone':
    'The repository has a CDK app, and would have none of its own then, and get what the action ships.',
} as const;

function codeSections({ code }: StaticPicture, pen: Pen, limit: number): readonly string[] {
  const title = '#### Infrastructure code';
  if (code.kind !== 'listed') return [`${title}\n\n${UNTOLD[code.kind]}`];
  const { stacks } = code;
  const isCompared = stacks.every(({ changes }) => changes !== undefined);
  return [
    [title, ...(isCompared ? [changeTable(stacks, pen, limit * 0.3), others(stacks, pen)] : [])]
      .filter((text) => text !== '')
      .join('\n\n'),
    ...(stacks.some(({ resources }) => resources.length > 0)
      ? []
      : ['The repository would have none of its own, and get what the action ships.']),
    ...unread(stacks, pen),
    list(stacks, pen, limit * 0.2),
  ];
}

function changeTable(stacks: readonly StaticStack[], pen: Pen, limit: number): string {
  const rows = stacks.flatMap(({ name, changes = [] }) =>
    changes.filter(({ kind }) => kind !== 'other').map((change) => ({ name, change })),
  );
  if (rows.length === 0) return 'No resource and no module of it differs from the base.';
  const sheet = new Sheet(limit);
  sheet.add('| stack | code is | of |\n| --- | --- | --- |');
  const shown = sheet.fill(
    (function* () {
      for (const { name, change } of rows)
        yield `| ${name} | ${change.action} | ${pen.code(change.address)} |`;
    })(),
    CLOSING,
  );
  if (shown < rows.length) sheet.add(`\n… and ${count(rows.length - shown)} more.`);
  return sheet.text().trimEnd();
}

/** What shapes resources without being one: a changed variable may change any of them. */
function others(stacks: readonly StaticStack[], pen: Pen): string {
  const all = stacks.flatMap(({ name, changes = [] }) =>
    changes.filter(({ kind }) => kind === 'other').map((change) => told(name, change, pen)),
  );
  if (all.length === 0) return '';
  const more = all.length > MOST_OTHERS ? ` and ${count(all.length - MOST_OTHERS)} more` : '';
  return `Besides: ${all.slice(0, MOST_OTHERS).join(', ')}${more}.`;
}

function told(stack: string, { action, address }: DeclaredChange, pen: Pen): string {
  return `${stack} ${pen.code(address, 100)} ${action}`;
}

function unread(stacks: readonly StaticStack[], pen: Pen): readonly string[] {
  const files = [...new Set(stacks.flatMap((stack) => stack.unread))];
  if (files.length === 0) return [];
  const named = files.slice(0, MOST_OTHERS).map((file) => pen.prose(file));
  const more = files.length > MOST_OTHERS ? ` and ${count(files.length - MOST_OTHERS)} more` : '';
  return [`Not read: ${named.join('; ')}${more}.`];
}

function some(all: readonly string[], what: string): string {
  return `${count(all.length)} ${what}${all.length === 1 ? '' : 's'}`;
}

function list(stacks: readonly StaticStack[], pen: Pen, limit: number): string {
  const lines = stacks.flatMap(({ name, modules, resources }) => [
    `${name}: ${some(resources, 'resource')}, ${some(modules, 'module')}`,
    ...[...modules, ...resources].map((address) => `  ${pen.line(address)}`),
  ]);
  const total = stacks.reduce((sum, { resources }) => sum + resources.length, 0);
  const fence = fenceFor(lines);
  const sheet = new Sheet(limit - fence.length);
  sheet.add(`<details><summary>All ${count(total)} resources that it declares</summary>\n\n${fence}`);
  const shown = sheet.fill(lines, CLOSING);
  sheet.add(fence);
  if (shown < lines.length) sheet.add(`\n… and ${count(lines.length - shown)} more lines.`);
  sheet.add('\n</details>');
  return sheet.text().trimEnd();
}
