import { type Finding, remedyOf } from '../../model/checkup/finding.ts';
import { cut, withoutControl } from '../inert.ts';
import { wordOf } from './words.ts';

const LONGEST = 600;

/** The table for the job's log: check, result, what was found; a remedy on a line of its own. */
export function checkupLines(findings: readonly Finding[]): readonly string[] {
  const widest = Math.max(0, ...findings.map(({ check }) => check.length));
  const word = Math.max(0, ...findings.map((finding) => wordOf(finding).length));
  return findings.flatMap((finding) => {
    const head = `${finding.check.padEnd(widest)}  ${wordOf(finding).padEnd(word)}  `;
    const remedy = remedyOf(finding);
    return [
      head + line(finding.found),
      ...(remedy === undefined ? [] : [`${' '.repeat(head.length)}→ ${line(remedy)}`]),
    ];
  });
}

function line(text: string): string {
  return cut(withoutControl(text).replaceAll(/\s*\n\s*/g, ' '), LONGEST);
}
