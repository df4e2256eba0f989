import { type Finding, isBehind, remedyOf, stopsDeploys } from '../../model/checkup/finding.ts';
import { cut, prose } from '../inert.ts';
import { unbroken } from '../short-names.ts';
import { table } from '../tables.ts';
import { wordOf } from './words.ts';

const LONGEST = 900;

const SIGNS: Readonly<Record<Finding['kind'], string>> = {
  good: '🟢',
  early: '⚪',
  poor: '🟡',
  bad: '🔴',
  unknown: '❔',
};

/** What the doctor has found, for the job's summary: what fails first, of its own or behind another. */
export function checkupPart(findings: readonly Finding[] = []): readonly string[] {
  return table(
    ['check', 'result', 'found', 'remedy'],
    findings
      .toSorted((one, other) => place(one) - place(other))
      .map((finding) => [
        unbroken(prose(finding.check)),
        unbroken(`${SIGNS[finding.kind]} ${wordOf(finding)}`),
        prose(cut(finding.found, LONGEST)),
        prose(cut(remedyOf(finding) ?? '', LONGEST)),
      ]),
  );
}

function place(finding: Finding): number {
  if (!stopsDeploys(finding)) return 2;
  return isBehind(finding) ? 1 : 0;
}
