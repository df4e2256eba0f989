import { stakeOf } from '../../model/plan-stakes.ts';
import { count } from '../../model/plan-tally.ts';
import { type Pen, quoted } from './pen.ts';
import type { Row } from './rows.ts';
import { Sheet } from './sheet.ts';

const CLOSING = 200;
const MOST_OPENINGS = 3;

/** What cannot be brought back, what everybody can reach, and who may do more: before everything else. Empty where nothing is. */
export function caution(rows: readonly Row[], pen: Pen, limit: number): string {
  const warned = rows.filter(
    (row) => isLost(row) || row.change.opens !== undefined || row.change.grants !== undefined,
  );
  if (warned.length === 0) return '';
  const sheet = new Sheet(limit);
  sheet.add('> [!CAUTION]');
  const shown = sheet.fill(linesOf(warned, pen), CLOSING);
  if (shown < warned.length) {
    pen.leaveOut();
    const rest = warned.slice(shown);
    const lost = rest.filter(isLost).length;
    sheet.add(
      `> \n> … and ${count(rest.length)} more: ${count(lost)} that would be lost, ${count(rest.length - lost)} that would open or allow more.`,
    );
  }
  return sheet.text().trimEnd();
}

function* linesOf(rows: readonly Row[], pen: Pen): Iterable<string> {
  for (const row of rows) {
    const { opens = [], grants = [] } = row.change;
    if (Math.max(opens.length, grants.length) > MOST_OPENINGS) pen.leaveOut();
    yield `> - ${pen.prose(sentence(row), 700)}`;
  }
}

function isLost({ change, standing }: Row): boolean {
  return (
    (change.action === 'destroy' || change.action === 'replace') &&
    stakeOf(change.type, standing) !== undefined
  );
}

function sentence(row: Row): string {
  const { change } = row;
  const what = isLost(row) ? [lossOf(row)] : [];
  const told = [
    ...what,
    ...listed('opens to everybody', change.opens),
    ...listed('allows by IAM', change.grants),
  ];
  return `${quoted(change.address)} ${told.join('; it ')}.`;
}

function listed(what: string, sentences: readonly string[] = []): readonly string[] {
  if (sentences.length === 0) return [];
  const more = sentences.length - MOST_OPENINGS;
  return [`${what}: ${sentences.slice(0, MOST_OPENINGS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`];
}

function lossOf({ change, standing }: Row): string {
  const fate = change.action === 'destroy' ? 'would be destroyed' : 'would be replaced';
  return stakeOf(change.type, standing) === 'data'
    ? `${fate}, and what it holds is gone`
    : `${fate}, and users' requests fail while it is away`;
}
