import { isSetback, type Outcome } from '../model/outcome.ts';
import { buildTable } from './build-table.ts';
import { checkupPart } from './checkup/part.ts';
import { driftPart } from './drift/part.ts';
import { headline } from './headline.ts';
import { code, cut, prose } from './inert.ts';
import { failurePart } from './page/failure-part.ts';
import { eventPart, inputPart, outputPart } from './page/folded-parts.ts';
import { nextPart } from './page/next-part.ts';
import { rollbackPart } from './page/rollback-part.ts';
import { shortName } from './short-names.ts';
import { span } from './spans.ts';
import { changeTable, stepTable } from './tables.ts';
import { timeline } from './timeline.ts';

const LONGEST_TEXT = 4_000;
const MOST_NOTICES = 30;

const SIGNS: Readonly<Record<Outcome['result'], string>> = {
  live: '🟢',
  unchanged: '⚪',
  superseded: '⚪',
  refused: '🟡',
  'flipped-back': '🟠',
  'needs-person': '🔴',
};

/**
 * The job summary of one command, in Markdown: the result line, on failure what to know and do, what is next, then what
 * changed, the steps and a timeline, and folded what few ask for. Every part is bounded, so that the whole stays far
 * below the 1 MiB that GitHub shows.
 *
 * @param inputs  those that were given, without a secret
 */
export function summary(outcome: Outcome, inputs: Readonly<Record<string, string>> = {}): string {
  const sections = [
    [`## ${SIGNS[outcome.result]} ${prose(cut(headline(outcome), LONGEST_TEXT))}`],
    isSetback(outcome) ? failurePart(outcome) : [],
    nextPart(outcome.next),
    [facts(outcome)],
    outcome.notices.slice(0, MOST_NOTICES).map((notice) => `- ${prose(cut(notice, 500))}`),
    checkupPart(outcome.checkup),
    driftPart(outcome.drift),
    rollbackPart(outcome),
    changeTable(outcome.changes),
    buildTable(outcome.report),
    stepTable(outcome.steps),
    chart(outcome),
    eventPart(outcome.events),
    inputPart(inputs),
    outputPart(outcome),
  ];
  const text = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${text.join('\n\n')}\n`;
}

function facts(outcome: Outcome): string {
  const { command, release, image, scan, ms } = outcome;
  const told = command === undefined ? [] : [`Command ${code(command)}`];
  if (release !== undefined) told.push(`release ${code(cut(shortName(release), 100))}`);
  if (image !== undefined)
    told.push(
      `image ${code(cut(shortName(image), 400))}${scan === undefined ? '' : `, ${prose(cut(scan, 200))}`}`,
    );
  told.push(`took ${span(ms)}`);
  return told.join(' · ');
}

function chart(outcome: Outcome): readonly string[] {
  const gantt = timeline(outcome.steps);
  return gantt === undefined ? [] : ['```mermaid', gantt, '```'];
}
