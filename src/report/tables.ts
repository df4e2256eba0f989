import type { Change, StepReport } from '../model/outcome.ts';
import { code, cut, prose } from './inert.ts';
import { span, timeOfDay } from './spans.ts';

const MOST_ROWS = 100;
const LONGEST_CELL = 200;

const STATES: Readonly<Record<StepReport['state'], string>> = {
  done: 'done',
  unchanged: 'as it was',
  skipped: 'skipped',
  failed: '**failed**',
};

/** What was and what is. Empty without rows. */
export function changeTable(changes: readonly Change[]): readonly string[] {
  return table(
    ['', 'before', 'after'],
    changes.map(({ what, before, after }) => [prose(cut(what, LONGEST_CELL)), value(before), value(after)]),
  );
}

/** Each step with when it began (UTC), how long it took, and what came of it. */
export function stepTable(steps: readonly StepReport[]): readonly string[] {
  return table(
    ['step', 'began', 'took', 'result', ''],
    steps.map((step) => [
      prose(cut(step.step, LONGEST_CELL)),
      timeOfDay(step.startedAt),
      span(step.ms),
      STATES[step.state],
      prose(cut(step.detail ?? '', LONGEST_CELL)),
    ]),
  );
}

function value(text: string | undefined): string {
  return text === undefined || text === '' ? '–' : code(cut(text, LONGEST_CELL));
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
