import { describeProbe, judgeHealth, OPEN_THE_EDGE, type ProbeSight } from '../probe-verdict.ts';
import type { ReleaseSettings } from '../release.ts';
import { type Fact, judged } from './fact.ts';
import type { Finding } from './finding.ts';

export interface ApplicationFacts {
  readonly host: string;
  readonly settings: Pick<ReleaseSettings, 'healthPath' | 'releaseHeader'>;
  /** What runs there, by ECS. */
  readonly release: string;
  readonly answer: Fact<ProbeSight | { readonly cause: string }>;
}

/** The health path of the running application, on one host. */
export function applicationFinding(facts: ApplicationFacts): Finding {
  const check = `application at ${facts.host}`;
  return judged(check, facts.answer, 'here alone', (answer) => answerFinding(check, facts, answer));
}

/** What the next release would answer as well fails a deploy; what this one alone does, does not. */
function answerFinding(
  check: string,
  { host, settings: { healthPath, releaseHeader }, release }: ApplicationFacts,
  answer: ProbeSight | { readonly cause: string },
): Finding {
  const verdict = judgeHealth(answer, releaseHeader, release);
  if (verdict.kind === 'good')
    return { check, kind: 'good', found: `${healthPath} answers 200 as ${release.slice(0, 12)}` };
  if ('status' in answer && answer.status === 400) {
    const found = `${healthPath} answers 400`;
    const remedy = `Add ${host} to ALLOWED_HOSTS (every container has the three hosts in HOSTNAMES), or answer the health path before hosts are checked.`;
    return { check, kind: 'bad', found, remedy };
  }
  const found = `${healthPath}: ${describeProbe(verdict)}`;
  if (verdict.kind === 'blocked') return { check, kind: 'bad', found, remedy: OPEN_THE_EDGE };
  if ('status' in answer && answer.status === 200 && answer.headers[releaseHeader] === undefined) {
    const remedy = `Answer ${healthPath} with the variable RELEASE in the header ${releaseHeader}: the middleware of the README does.`;
    return { check, kind: 'bad', found, remedy };
  }
  const remedy = 'Look at the log of its web tasks. A deploy does not need it; users do.';
  return { check, kind: 'poor', found, remedy };
}
