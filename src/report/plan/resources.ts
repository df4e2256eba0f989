import { count, tally, tallyWords } from '../../model/plan-tally.ts';
import { diffOf, fenceFor } from './differences.ts';
import { LONGEST_VALUE, type Pen } from './pen.ts';
import { type Row, TABLE_HEAD, tableRow } from './rows.ts';
import { Sheet } from './sheet.ts';

const CLOSING = 400;

/** The table of resources, the heaviest first; where it ends early, those that go are named all the same. */
export function resourceTable(rows: readonly Row[], pen: Pen, limit: number): string {
  if (rows.length === 0) return '';
  const sheet = new Sheet(limit);
  sheet.add(TABLE_HEAD);
  // Names take a fraction of what rows take.
  const reserve = CLOSING + Math.floor(namesSize(rows, limit));
  const shown = sheet.fill(
    (function* () {
      for (const row of rows) yield tableRow(row, pen);
    })(),
    reserve,
  );
  const rest = rows.slice(shown);
  if (rest.length > 0) {
    pen.leaveOut();
    const unnamed = addNames(sheet, rest, pen);
    sheet.add(
      `\n… and ${count(rest.length)} more that this table has no room for: ${tallyWords(tally(changesOf(rest)))}${unnamed}.`,
    );
  }
  return sheet.text().trimEnd();
}

function* changesOf(rows: readonly Row[]) {
  for (const { change } of rows) yield change;
}

function isGoing({ change }: Row): boolean {
  return change.action === 'destroy' || change.action === 'replace' || change.action === 'forget';
}

/** Half of the room, when there may be more of them than rows fit. */
function namesSize(rows: readonly Row[], limit: number): number {
  const going = rows.findIndex((row) => !isGoing(row));
  return (going < 0 ? rows.length : going) * SHORTEST_ROW > limit ? limit / 2 : 0;
}
const SHORTEST_ROW = 60;

/** @returns what to say of those whose names did not fit either. */
function addNames(sheet: Sheet, rest: readonly Row[], pen: Pen): string {
  const going = rest.filter(isGoing);
  if (going.length === 0) return '';
  sheet.add('\nDestroyed, replaced or forgotten besides:\n', CLOSING);
  const named = sheet.fill(
    (function* () {
      for (const { change } of going) yield `${pen.code(change.address, 500)} (${change.action})`;
    })(),
    CLOSING,
  );
  const unnamed = going.length - named;
  return unnamed === 0 ? '' : `. Of those that go, ${count(unnamed)} are not named here`;
}

/** What differs, folded. */
export function differencesSection(rows: readonly Row[], pen: Pen, limit: number): string {
  const differing = rows.filter(({ change }) => (change.attributes?.length ?? 0) > 0);
  // A fence is at most as long as the longest value.
  const sheet = new Sheet(limit - CLOSING - 2 * LONGEST_VALUE);
  const shown: string[] = [];
  for (const row of differing) {
    const diff = diffOf(row, pen);
    if (!sheet.add(diff)) break;
    shown.push(diff);
  }
  const left = differing.length - shown.length;
  if (left > 0) pen.leaveOut();
  if (shown.length === 0) return '';
  const fence = fenceFor(shown);
  const of = left === 0 ? count(shown.length) : `${count(shown.length)} of ${count(differing.length)}`;
  const summary = `<details><summary>What differs in ${of} ${differing.length === 1 ? 'resource' : 'resources'}</summary>`;
  return [summary, '', `${fence}diff`, ...shown, fence, '', '</details>'].join('\n');
}
