import type { OnMerge } from '../../model/picture.ts';
import { span } from '../spans.ts';
import { migrationLine, migrationTable, sqlOf } from './migrations.ts';
import { type Pen, quoted, shortQuoted } from './pen.ts';
import { sizeOf } from './sheet.ts';

const MOST_PATHS = 10;

/** What a deploy of the merged commit will do, in its order. Its steps always fit; its migrations get what is left of `limit`. */
export function onMerge(merge: OnMerge, pen: Pen, limit: number): string {
  if (merge.verify.paths.length > MOST_PATHS) pen.leaveOut();
  const numbered = mergeSteps(merge, MOST_PATHS).map((step, at) => `${at + 1}. ${withName(step, pen)}`);
  const written = [...numbered, ...estimateLines(merge)].join('\n');
  const room = limit - sizeOf(written);
  const { migrations } = merge;
  const table = migrationTable(migrations, pen, Math.floor(room * 0.6));
  return [written, ...table, ...sqlOf(migrations, pen, room - sizeOf(table.join('\n')))].join('\n');
}

function withName(step: string, pen: Pen): string {
  const end = step.indexOf(':');
  return `**${step.slice(0, end)}:** ${pen.prose(step.slice(end + 2))}`;
}

/** Each in a sentence of ours that begins with the step's name and a colon, values in backticks. */
export function mergeSteps(merge: OnMerge, mostPaths: number): readonly string[] {
  return [
    holdLine(merge),
    imageLine(merge),
    settleLine(merge),
    migrationLine(merge.migrations),
    ...trafficLines(merge, mostPaths),
  ].filter((step) => step !== undefined);
}

function holdLine({ hold }: OnMerge): string | undefined {
  if (hold === undefined) return undefined;
  const why = `release ${shortQuoted(hold.from)} was rolled back by ${quoted(hold.by)}: ${quoted(hold.reason)}`;
  return hold.stops
    ? `hold: the deploy stops here, because ${why}. Revert its commits, or give \`lift-hold\`.`
    : `hold: ${why}; this commit passes it, and its deploy removes it.`;
}

function imageLine({ image }: OnMerge): string {
  return image.kind === 'build'
    ? `image: built for arm64 and pushed to ${shortQuoted(image.repository)}`
    : `image: ${shortQuoted(image.image)} is there already and is used again${image.scan === undefined ? '' : `; ${image.scan}`}`;
}

function settleLine({ settle }: OnMerge): string | undefined {
  if (settle === undefined) return undefined;
  const ends =
    settle.endsWarmRollbackTo === undefined
      ? ''
      : `; this ends the warm rollback to ${shortQuoted(settle.endsWarmRollbackTo)}`;
  const contract = settle.contractCommand === undefined ? '' : `; then ${quoted(settle.contractCommand)}`;
  return `settle: the previous colour of ${shortQuoted(settle.release)} is emptied first${ends}${contract}`;
}

function trafficLines(
  { colors, hostname, verify, bakeMs, warmMs }: OnMerge,
  mostPaths: number,
): readonly string[] {
  const { live, idle, rebuilt } = colors;
  const paths = verify.paths.slice(0, mostPaths).map(quoted);
  const more = verify.paths.length - paths.length;
  const asked = [...paths, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return [
    ...(rebuilt
      ? [`provision: ${idle}, which was removed, is built anew: its load balancer takes minutes`]
      : []),
    `start: ${idle} comes up${live === undefined ? '' : ` beside ${live}, which goes on serving`}`,
    `verify: ${idle}'s preview host answers as this release ${verify.count} times${asked === '' ? '' : `, and ${asked} as they should`}`,
    `flip: ${quoted(hostname)} moves ${live === undefined ? 'to' : `from ${live} to`} ${idle}, and is verified again`,
    `bake: ${bakeMs === 0 ? 'none' : `${span(bakeMs)} of watching, ready to flip back`}`,
    ...(live === undefined
      ? []
      : [`warm: ${live} stays up for ${span(warmMs)}, so that a rollback is only a flip`]),
  ];
}

function estimateLines({ estimate }: OnMerge): readonly string[] {
  if (estimate === undefined) return [];
  const from =
    estimate.deploys === 1 ? 'the last deploy' : `the median of the last ${estimate.deploys} deploys`;
  return ['', `It will take about **${span(estimate.ms)}**, ${from}.`];
}
