import type { Change, StepReport } from '../model/outcome.ts';
import { code, cut, prose } from './inert.ts';
import { shortName, unbroken } from './short-names.ts';
import { span, timeOfDay } from './spans.ts';

/** A run of ours has some twenty steps and ten changes: more is somebody's joke, and must not fill the page. */
const MOST_ROWS = 60;
const MOST_CHANGES = 30;
const LONGEST_CELL = 200;
const LONGEST_NAME = 60;
const LONGEST_EVIDENCE = 300;

const STATES: Readonly<Record<StepReport['state'], string>> = {
  done: 'done',
  unchanged: 'as it was',
  skipped: 'skipped',
  failed: '**failed**',
};

/** What readers ask for first. Whatever is not listed comes after, in the order in which it was told. */
const ORDER = ['live colour', 'release', 'image', 'task definition', 'web tasks', 'record', 'schema'];

/** What was and what is. Empty without rows. */
export function changeTable(changes: readonly Change[]): readonly string[] {
  const place = ({ what }: Change) => (ORDER.indexOf(what) + ORDER.length + 1) % (ORDER.length + 1);
  return table(
    ['', 'before', 'after'],
    changes
      .slice(0, MOST_CHANGES)
      .toSorted((one, other) => place(one) - place(other))
      .map(({ what, before, after }) => [
        unbroken(prose(cut(what, LONGEST_CELL))),
        value(before),
        before !== undefined && before === after ? 'as it was' : value(after),
      ]),
  );
}

/** Each step with when it began (UTC), how long it took, and what came of it. */
export function stepTable(steps: readonly StepReport[]): readonly string[] {
  return table(
    ['step', 'began', 'took', 'result', 'evidence'],
    steps
      .slice(-MOST_ROWS)
      .map((step) => [
        unbroken(prose(cut(step.step, LONGEST_NAME))),
        timeOfDay(step.startedAt),
        unbroken(span(step.ms)),
        unbroken(STATES[step.state]),
        prose(cut(step.detail ?? '', LONGEST_EVIDENCE)),
      ]),
  );
}

function value(text: string | undefined): string {
  return text === undefined || text === '' ? '–' : code(cut(shortName(text), LONGEST_CELL));
}

/** A table with these cells, which are Markdown. Empty without rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, MOST_ROWS).map(row);
  const more = rows.length > MOST_ROWS ? ['', `… and ${rows.length - MOST_ROWS} more.`] : [];
  return [row(head), row(head.map(() => '---')), ...shown, ...more];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
