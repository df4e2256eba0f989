import type { DriftedStack, LookedReport } from '../../model/drift-report.ts';
import type { AttributeValue, PlanChange } from '../../model/plan-change.ts';
import { count } from '../../model/plan-tally.ts';
import type { Pen } from '../plan/pen.ts';
import { Sheet } from '../plan/sheet.ts';

const CLOSING = 400;
const MOST_ATTRIBUTES = 20;
const LONGEST_ADDRESS = 300;
const LONGEST_VALUE = 200;

/** What is gone first, then what stands open. */
export function resourceDrift({ stacks }: LookedReport, pen: Pen, limit: number): string {
  const drifted = stacks
    .flatMap(({ name, changes }) => changes.map((change) => ({ name, change })))
    .toSorted((one, other) => weight(one.change) - weight(other.change));
  if (drifted.length === 0) return '';
  const sheet = new Sheet(limit);
  sheet.add('| stack | resource | what | attribute | before | now |\n| --- | --- | --- | --- | --- | --- |');
  const shown = sheet.fill(
    (function* () {
      for (const one of drifted) yield rowsOf(one, pen).join('\n');
    })(),
    CLOSING,
  );
  const rest = drifted.slice(shown);
  if (rest.length > 0) {
    const gone = rest.filter(({ change }) => change.action === 'destroy').length;
    sheet.add(`\n… and ${count(rest.length)} more resources, of which ${count(gone)} are gone.`);
  }
  return sheet.text().trimEnd();
}

function weight({ action, opens }: PlanChange): number {
  if (action === 'destroy') return 0;
  return opens === undefined ? 2 : 1;
}

interface Drifted {
  readonly name: DriftedStack['name'];
  readonly change: PlanChange;
}

/** A row for each attribute. */
function rowsOf({ name, change }: Drifted, pen: Pen): readonly string[] {
  const { action, address, attributes = [], opens = [] } = change;
  const opened = opens.length === 0 ? '' : `, opens to everybody: ${pen.prose(opens.slice(0, 3).join(', '))}`;
  const head = [
    name,
    pen.code(address, LONGEST_ADDRESS),
    (action === 'destroy' ? '**gone**' : 'changed') + opened,
  ];
  if (action === 'destroy' || attributes.length === 0) return [row([...head, '–', '–', '–'])];
  const shown = attributes
    .slice(0, MOST_ATTRIBUTES)
    .map(({ path, before, after }) =>
      row([...head, pen.code(path, LONGEST_VALUE), valueText(before, pen), valueText(after, pen)]),
    );
  const more = attributes.length - shown.length;
  return more > 0 ? [...shown, row([...head, `and ${count(more)} more`, '', ''])] : shown;
}

function valueText(value: AttributeValue, pen: Pen): string {
  if (typeof value === 'object') return pen.code(value.known, LONGEST_VALUE);
  if (value === 'absent') return '–';
  return value === 'unknown' ? '(not known)' : '(sensitive)';
}

export function edgeDrift({ edge }: LookedReport, pen: Pen): string {
  if (edge.length === 0) return '';
  const rows = edge.map(({ host, found, expected }) =>
    row([pen.code(host, LONGEST_ADDRESS), pen.prose(found, 600), pen.prose(expected, 600)]),
  );
  return ['| host | found | should be |', '| --- | --- | --- |', ...rows].join('\n');
}

/** What differs where the code says nothing, folded: seldom anybody's doing. */
export function openDrift({ stacks }: LookedReport, pen: Pen, limit: number): string {
  const open = stacks.flatMap((stack) => stack.open.map((change) => ({ name: stack.name, change })));
  if (open.length === 0) return '';
  const title = `Not as the state remembers, in what the code leaves open: ${count(open.length)} resource${open.length === 1 ? '' : 's'}`;
  const sheet = new Sheet(limit);
  sheet.add(`<details><summary>${title}</summary>\n`);
  const shown = sheet.fill(
    (function* () {
      for (const { name, change } of open) {
        const paths = (change.attributes ?? []).slice(0, 5).map(({ path }) => pen.code(path));
        yield `- ${pen.code(change.address, LONGEST_ADDRESS)} (${name}): ${paths.join(', ')}`;
      }
    })(),
    CLOSING,
  );
  if (shown < open.length) sheet.add(`\n… and ${count(open.length - shown)} more.`);
  sheet.add('\n</details>');
  return sheet.text().trimEnd();
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
