import { isSetback, type Outcome, type Setback } from '../model/outcome.ts';
import { buildTable } from './build-table.ts';
import { lastLines } from './failure-text.ts';
import { headline } from './headline.ts';
import { block, code, cut, prose } from './inert.ts';
import { meaningOf } from './meaning.ts';
import { span } from './spans.ts';
import { changeTable, stepTable } from './tables.ts';
import { timeline } from './timeline.ts';

const LONGEST_TEXT = 4_000;
const MOST_NOTICES = 50;

const SIGNS: Readonly<Record<Outcome['result'], string>> = {
  live: '🟢',
  unchanged: '⚪',
  superseded: '⚪',
  refused: '🟡',
  'flipped-back': '🟠',
  'needs-person': '🔴',
};

/**
 * The job summary of one command, in Markdown: the result line, on failure what to know and do, then
 * what changed, the steps and a timeline. Every part is bounded, so that the whole stays far below the
 * 1 MiB that GitHub shows.
 */
export function summary(outcome: Outcome): string {
  const sections = [
    [`## ${SIGNS[outcome.result]} ${prose(cut(headline(outcome), LONGEST_TEXT))}`],
    isSetback(outcome) ? failure(outcome) : [],
    [facts(outcome)],
    outcome.notices.slice(0, MOST_NOTICES).map((notice) => `- ${prose(cut(notice, 500))}`),
    changeTable(outcome.changes),
    buildTable(outcome.report),
    stepTable(outcome.steps),
    chart(outcome),
    outcome.next === undefined ? [] : [`**Next:** ${code(cut(outcome.next, LONGEST_TEXT))}`],
  ];
  const text = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${text.join('\n\n')}\n`;
}

function failure({ failure }: Setback): readonly string[] {
  const log = lastLines(failure.logLines);
  const meaning = meaningOf(failure);
  const shown = [
    `**Failed at ${prose(cut(failure.step, 200))}**`,
    block([cut(failure.message, LONGEST_TEXT)]),
    ...(meaning === undefined ? [] : [prose(meaning)]),
    `**What to do:** ${prose(cut(failure.remedy, LONGEST_TEXT))}`,
  ];
  if (log.length > 0) shown.push(`Last ${log.length} lines of its log:`, block(log));
  return shown.flatMap((part) => [part, '']).slice(0, -1);
}

function facts(outcome: Outcome): string {
  const { command, release, image, ms } = outcome;
  const told = command === undefined ? [] : [`Command ${code(command)}`];
  if (release !== undefined) told.push(`release ${code(release)}`);
  if (image !== undefined) told.push(`image ${code(cut(image, 400))}`);
  told.push(`took ${span(ms)}`);
  return told.join(' · ');
}

function chart(outcome: Outcome): readonly string[] {
  const gantt = timeline(outcome.steps);
  return gantt === undefined ? [] : ['```mermaid', gantt, '```'];
}
