import { Failure } from '../failure.ts';
import { type Finding, remedyOf, stopsDeploys } from './finding.ts';

/** A deploy would fail; every check is shown, and what to do about those that say so. */
export class Unfit extends Failure {
  readonly findings: readonly Finding[];
  constructor(findings: readonly Finding[]) {
    super(checkupMessage(findings), checkupRemedy(findings));
    this.findings = findings;
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

function checkupMessage(findings: readonly Finding[]): string {
  const told = findings.filter(stopsDeploys).map(({ check, found }) => `${check}: ${found}`);
  return [`A deploy would fail: ${checkupCounts(findings)}.`, ...told].join('\n');
}

/** What to do about those that fail, one a line. */
function checkupRemedy(findings: readonly Finding[]): string {
  const told = findings.filter(stopsDeploys).map((finding) => `${finding.check}: ${remedyOf(finding)}`);
  return ['Mend what fails, then run this again:', ...told].join('\n');
}
