import { Failure } from '../failure.ts';
import { type Finding, isBehind, remedyOf, stopsDeploys } from './finding.ts';

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
  const own = findings.filter((finding) => !isBehind(finding));
  const failing = own.filter(stopsDeploys).length;
  const rest = (kind: Finding['kind']) =>
    own.filter((finding) => finding.kind === kind && !stopsDeploys(finding)).length;
  const told = [
    [findings.length - own.length, 'not asked'],
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

/** Those that have a reason of their own to fail. */
function failingOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => stopsDeploys(finding) && !isBehind(finding));
}

function checkupMessage(findings: readonly Finding[]): string {
  const told = failingOf(findings).map(({ check, found }) => `${check}: ${found}`);
  return [`A deploy would fail: ${checkupCounts(findings)}.`, ...told].join('\n');
}

/** What to do about them, one a line. */
function checkupRemedy(findings: readonly Finding[]): string {
  const told = failingOf(findings).map((finding) => `${finding.check}: ${remedyOf(finding)}`);
  return ['Mend what fails, then run this again:', ...told].join('\n');
}
