import type { Setback } from '../model/outcome.ts';
import { headline } from './headline.ts';
import { cut } from './inert.ts';
import { meaningOf } from './meaning.ts';
import { nextLines } from './page/next-part.ts';
import { releaseLines } from './page/release-table.ts';

const SHOWN_LOG_LINES = 20;
const LONGEST_LINE = 1_000;

/** The last lines of the log that explains a failure, each cut to a length. */
export function lastLines(lines: readonly string[]): readonly string[] {
  return lines.slice(-SHOWN_LOG_LINES).map((line) => cut(line, LONGEST_LINE));
}

/** One part of the text of a failure: our own words, or lines that somebody else's program wrote. */
export type TextPart =
  | { readonly kind: 'own'; readonly text: string }
  | { readonly kind: 'foreign'; readonly lines: readonly string[] };

/** For whoever asked for what cannot come back. */
function releases({ rollback }: Setback): readonly TextPart[] {
  if (rollback === undefined || rollback.hold !== undefined || rollback.releases.length === 0) return [];
  const lines = ['Releases that a rollback can name:', ...releaseLines(rollback.releases)];
  return lines.map((text) => ({ kind: 'own', text }));
}

/** For the job's log: what users see now, the failing step, its cause, its last log lines, what to do. */
export function failureText(outcome: Setback): readonly TextPart[] {
  const { failure, next } = outcome;
  const log = lastLines(failure.logLines);
  const parts: TextPart[] = [
    { kind: 'own', text: headline(outcome) },
    { kind: 'own', text: `Failed at: ${failure.step}` },
    { kind: 'own', text: failure.message },
  ];
  const meaning = meaningOf(failure);
  if (meaning !== undefined) parts.push({ kind: 'own', text: meaning });
  if (log.length > 0) {
    parts.push(
      { kind: 'own', text: log.length === 1 ? 'Its last log line:' : `Its last ${log.length} log lines:` },
      { kind: 'foreign', lines: log },
    );
  }
  parts.push({ kind: 'own', text: `What to do: ${failure.remedy}` });
  parts.push(...releases(outcome));
  if (next !== undefined) parts.push(...nextLines(next).map((text) => ({ kind: 'own', text }) as const));
  return parts;
}
