import type { BuildReport } from '../model/build-report.ts';
import type { Success } from '../model/outcome.ts';
import { span } from './spans.ts';
import { table } from './tables.ts';

/** The first line of a build's report. Plain text, values in backticks. */
export function buildHeadline({ image, report, result }: Success): string {
  if (result === 'superseded') return 'A newer push took the place of this one; nothing was built.';
  if (report === undefined || image === undefined)
    return 'This tree was not built before; nothing was built.';
  return `${HOW[report.kind]} \`${image}\`.`;
}

const HOW: Readonly<Record<BuildReport['kind'], string>> = {
  built: 'Built and pushed',
  found: 'Nothing to build: the same tree is',
  adopted: 'Another run had pushed the same tree meanwhile:',
};

/** What the image is like and where its time went. Empty where none was looked for. */
export function buildTable(report: BuildReport | undefined): readonly string[] {
  if (report === undefined) return [];
  const { files, lookedMs, ms, steps, cached, layers, bytes } = report;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['size', bytes === undefined ? undefined : `${(bytes / 1e6).toFixed(1)} MB compressed`],
    ['layers', layers?.toString()],
    ['cache', steps === undefined ? undefined : `${cached ?? 0} of ${steps} steps`],
    ['found out in', `${span(lookedMs)}, from ${files} files`],
    ['took', span(ms)],
  ];
  return table(
    ['image', ''],
    rows.flatMap(([what, value]) => (value === undefined ? [] : [[what, value]])),
  );
}
