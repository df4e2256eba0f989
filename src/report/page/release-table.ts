import type { ReleaseRow } from '../../model/rollback-report.ts';
import { code, cut, prose } from '../inert.ts';
import { dayAndTime } from '../spans.ts';
import { table } from '../tables.ts';

const MOST_RELEASES = 30;

/** The releases that a rollback can name, newest first. */
export function releaseTable(rows: readonly ReleaseRow[]): readonly string[] {
  return table(
    ['release', 'went live', 'colour', 'image', 'schema'],
    rows
      .slice(0, MOST_RELEASES)
      .map((row) => [
        code(cut(row.release, 64)),
        row.at === undefined ? '–' : dayAndTime(row.at),
        row.color,
        code(digest(row.image)),
        prose(schema(row)),
      ]),
  );
}

/** The same in columns, for the log. */
export function releaseLines(rows: readonly ReleaseRow[]): readonly string[] {
  return rows
    .slice(0, MOST_RELEASES)
    .map((row) =>
      [
        row.release,
        row.at === undefined ? '–'.padEnd(20) : dayAndTime(row.at),
        row.color.padEnd(5),
        cut(digest(row.image), 20).padEnd(20),
        schema(row),
      ].join('  '),
    );
}

function schema({ forbidding }: ReleaseRow): string {
  return forbidding.length === 0 ? 'reachable' : `not reachable: ${cut(forbidding.join('; '), 200)}`;
}

function digest(image: string): string {
  return (image.split('@')[1] ?? image).slice(0, 19);
}
