import { type Finding, isBehind } from '../../model/checkup/finding.ts';

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
      if (isBehind(finding)) return 'not asked';
      return finding.asked === 'by deploys' ? 'unknown, fails' : 'unknown';
  }
}
