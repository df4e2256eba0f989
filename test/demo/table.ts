import { faults, lasted, lost, own, type Played } from './scene.ts';
import { type Span, seconds } from './spans.ts';

const HEAD = ['scenario', 'exit code', 'result', 'live', 'time', 'requests', 'failed', 'slowest'];

/** One row a scene, in Markdown, aligned for a terminal too. */
export function sceneTable(played: readonly Played[]): string {
  const rows = played.map((one) => [
    one.title,
    `${one.ended.exitCode}${faults(one).length === 0 ? '' : ' ✗'}`,
    one.ended.outputs['result'] ?? '–',
    ...(one.place === 'beside' ? ['–', seconds(one.ended.ms), '–', '–', '–'] : seen(one)),
  ]);
  return markdown(HEAD, [...rows, total(played)]);
}

/** What users saw while it was on stage. */
function seen(one: Played): readonly string[] {
  const { requests, slowest } = one.count;
  return [
    one.live,
    seconds(one.ended.ms),
    ...[`${requests}`, `${lost(one).length}`, `${Math.round(slowest)} ms`],
  ];
}

function total(all: readonly Played[]): readonly string[] {
  const played = all.filter(({ place }) => place === 'on stage');
  const sum = (of: (one: Played) => number) => played.reduce((so, one) => so + of(one), 0);
  return [
    '**all**',
    '',
    '',
    '',
    seconds(sum((one) => one.ended.ms)),
    `${sum((one) => one.count.requests)}`,
    `${sum((one) => lost(one).length)}`,
    `${Math.round(Math.max(0, ...played.map((one) => one.count.slowest)))} ms`,
  ];
}

/** What the faulty releases' own code answered, apart from what a deploy may be blamed for. */
export function ownErrors(played: readonly Played[]): readonly string[] {
  return played
    .filter((one) => own(one).length > 0)
    .map((one) => {
      const errors = own(one);
      return `${one.title}: its own code answered ${errors.length} of ${one.count.requests} requests with 500, for ${seconds(lasted(errors))}, until it was flipped back.`;
    });
}

/** Where the time of each scene went, longest first; what took less than a second is left out. */
export function timeTable(played: readonly Played[]): string {
  const said = (spans: readonly Span[]) =>
    [...spans]
      .filter(({ ms }) => ms >= 1_000)
      .sort((one, other) => other.ms - one.ms)
      .map(({ name, ms }) => `${name} ${seconds(ms)}`)
      .join(' · ') || '–';
  const rows = played.map((one) => [one.title, seconds(one.ended.ms), said(one.steps), said(one.terraform)]);
  return markdown(['scenario', 'time', 'steps', 'of that, the engine'], rows);
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
