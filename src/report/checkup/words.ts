import { type Finding, remedyOf, stopsDeploys } from '../../model/checkup/finding.ts';

/** How a check is told in one word or two. */
export function wordOf(finding: Finding): string {
  switch (finding.kind) {
    case 'good':
      return 'good';
    case 'early':
      return 'not yet';
    case 'poor':
      return 'to mend';
    case 'bad':
      return 'fails';
    case 'unknown':
      return finding.asked === 'by deploys' ? 'unknown, fails' : 'unknown';
  }
}

/** `2 of 30 checks fail, 1 to mend, 3 unknown`. */
export function checkupCounts(findings: readonly Finding[]): string {
  const failing = findings.filter(stopsDeploys).length;
  const rest = (kind: Finding['kind']) =>
    findings.filter((finding) => finding.kind === kind && !stopsDeploys(finding)).length;
  const told = [
    [rest('poor'), 'to mend'],
    [rest('unknown'), 'unknown'],
    [rest('early'), 'not there yet'],
  ] as const;
  return [
    failing === 0
      ? `${rest('good')} of ${findings.length} checks are good`
      : `${failing} of ${findings.length} checks fail`,
    ...told.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`),
  ].join(', ');
}

/** What to do about those that fail, one a line. */
export function checkupRemedy(findings: readonly Finding[]): string {
  const told = findings.filter(stopsDeploys).map((finding) => `${finding.check}: ${remedyOf(finding)}`);
  return ['Mend what fails, then run this again:', ...told].join('\n');
}
