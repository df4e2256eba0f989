import { parityMark } from '../../model/parity-mark.ts';
import type { CompleteIn, FailedPicture, Picture, PlannedPicture } from '../../model/picture.ts';
import { byWeight } from '../../model/plan-tally.ts';
import { block, cut } from '../inert.ts';
import { besides, catchUpLine, policyOutput, provisional, releaseLine, verdictLines } from './beside.ts';
import { caution } from './caution.ts';
import { onMerge } from './merge.ts';
import { isLink, type Pen, shortQuoted } from './pen.ts';
import { differencesSection, resourceTable } from './resources.ts';
import { rowsOf } from './rows.ts';
import { sizeOf } from './sheet.ts';
import { staticSections } from './static.ts';
import { firstSentence, standingOf } from './title.ts';

const SIGNS = { planning: '⏳', failed: '🔴', blocked: '🛑', changes: '🟣', 'no changes': '⚪' } as const;

/** What is always there, so that the rest is bounded by what it leaves. */
export function markdown(picture: Picture, pen: Pen, limit: number, place: 'comment' | 'page'): string {
  const first = `### ${SIGNS[standingOf(picture)]} ${pen.prose(firstSentence(picture))}`;
  const sections =
    picture.state === 'planned'
      ? planned(picture, pen, limit - sizeOf(first), place)
      : other(picture, pen, limit - sizeOf(first));
  return `${[first, ...sections, footer(picture, pen)].filter((text) => text !== '').join('\n\n')}${mark(picture, place)}\n`;
}

function planned(
  picture: PlannedPicture,
  pen: Pen,
  limit: number,
  place: 'comment' | 'page',
): readonly string[] {
  const rows = byWeight(rowsOf(picture.stacks));
  const before = [
    caution(rows, pen, limit * 0.12),
    releaseLine(picture, pen),
    ...provisional(picture.stacks, pen),
    verdictLines(picture.verdicts, pen).join('\n'),
    policyOutput(picture, pen, limit * 0.08),
  ];
  const after = [
    catchUpLine(picture, pen, limit * 0.04),
    besides(picture, pen, limit * 0.1),
    ...mergeSection(picture, pen, limit * 0.25),
  ];
  const ends = [...before, ...after, footer(picture, pen), mark(picture, place)];
  const room = limit - CLOSING - ends.reduce((sum, text) => sum + sizeOf(text) + 1, 0);
  const table = resourceTable(rows, pen, room * 0.6);
  const diffs = differencesSection(rows, pen, room - sizeOf(table));
  return [...before, table, diffs, whereTheRestIs(picture, pen, place), ...after];
}

const CLOSING = 1_000;

function whereTheRestIs({ completeIn, runUrl }: PlannedPicture, pen: Pen, place: 'comment' | 'page'): string {
  if (!pen.hasLeftOut) return '';
  const page =
    place === 'page'
      ? []
      : [isLink(runUrl) ? `more of it on [the page of the run](${runUrl})` : "more of it on the run's page"];
  const told = [...page, ...whole(completeIn, pen)].join(', ');
  return `_There is no room for everything here${told === '' ? '' : `: ${told}`}._`;
}

function whole(completeIn: CompleteIn | undefined, pen: Pen): readonly string[] {
  if (completeIn?.kind === 'artifact' && isLink(completeIn.url))
    return [`all of it in [${pen.prose(completeIn.name, 200)}](${completeIn.url})`];
  return completeIn?.kind === 'file'
    ? ['all of it in a file of the job, which a notice of the run names']
    : [];
}

function mergeSection(picture: PlannedPicture, pen: Pen, limit: number): readonly string[] {
  const { merge } = picture;
  if (merge === undefined) return [];
  const text = onMerge(merge, pen, limit);
  const isCalm =
    standingOf(picture) === 'no changes' && merge.hold === undefined && merge.migrations.kind === 'none';
  return isCalm
    ? [`<details><summary>What happens on merge</summary>\n\n${text}\n\n</details>`]
    : ['#### What happens on merge', text];
}

function other(picture: Exclude<Picture, PlannedPicture>, pen: Pen, limit: number): readonly string[] {
  switch (picture.state) {
    case 'planning':
      return ['This comment will say what the merge does.'];
    case 'failed':
      return failure(picture, pen);
    case 'static':
      return staticSections(picture, pen, limit);
  }
}

function failure({ message, remedy, diagnostics }: FailedPicture, pen: Pen): readonly string[] {
  const [first, ...others] = diagnostics.filter(({ severity }) => severity === 'error');
  const where = first?.file === undefined ? '' : ` at ${pen.code(`${first.file}:${first.line}`)}`;
  const said = first?.detail || message;
  return [
    first === undefined ? '' : `**${pen.prose(first.summary)}**${where}`,
    block(cut(pen.hide(said), 4_000).split('\n')),
    ...(others.length === 0 ? [] : [`And ${others.length} more errors, in the log of the run.`]),
    `**What to do:** ${pen.prose(remedy, 2_000)}`,
  ];
}

function footer(picture: Picture, pen: Pen): string {
  const { commit, at, runUrl } = picture;
  const time = `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const told = [pen.prose(shortQuoted(commit)), time, ...(isLink(runUrl) ? [`[run](${runUrl})`] : [])];
  if (picture.state === 'planned') told.push(`digest ${pen.code(picture.digest.slice(0, 12))}`);
  return `<sub>${told.join(' · ')}</sub>`;
}

/** What a comment has behind the text of the page. */
export function mark(picture: Picture, place: 'comment' | 'page'): string {
  if (picture.state !== 'planned' || place === 'page') return '';
  const digests = picture.stacks.flatMap((stack) => stack.digests);
  return `\n\n${parityMark(picture.environment, picture.commit, picture.digest, digests)}`;
}
