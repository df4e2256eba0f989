import type { DriftReport, LookedReport } from '../../model/drift-report.ts';
import { isLink, type Pen, penFor } from '../plan/pen.ts';
import { edgeDrift, openDrift, resourceDrift } from './tables.ts';
import { driftRemedy, driftSentence } from './words.ts';

const PAGE_LIMIT = 500_000;
/** GitHub's 65,536, less what finds the issue again. */
const ISSUE_LIMIT = 60_000;

/** For the job's summary, whose values are hidden already. */
export function driftPart(report: DriftReport | undefined): readonly string[] {
  if (report?.kind !== 'looked') return [];
  return sections(
    report,
    penFor((text) => text),
    PAGE_LIMIT,
  );
}

/** The body of the issue. @param hide replaces every known secret. */
export function driftIssue(
  report: LookedReport,
  run: { readonly at: number; readonly url: string | undefined },
  hide: (text: string) => string,
): string {
  const pen = penFor(hide);
  const at = `${new Date(run.at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return hide(
    [
      `${pen.prose(driftSentence(report))}.`,
      '',
      ...sections(report, pen, ISSUE_LIMIT),
      '',
      `**What to do:** ${pen.prose(driftRemedy(report), 2_000)}`,
      '',
      `This issue is written over by each look, and closed by the first that finds no drift. Last look: ${isLink(run.url) ? `[${at}](${run.url})` : at}.`,
    ].join('\n'),
  );
}

function sections(report: LookedReport, pen: Pen, limit: number): readonly string[] {
  const parts = [
    resourceDrift(report, pen, limit * 0.7),
    edgeDrift(report, pen),
    openDrift(report, pen, limit * 0.15),
    report.unseen.map((sentence) => `- ${pen.prose(sentence)}`).join('\n'),
  ];
  return parts
    .filter((part) => part !== '')
    .flatMap((part) => ['', part])
    .slice(1);
}
