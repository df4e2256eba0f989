/** What to do about an edge that answers in the application's place. */
export const OPEN_THE_EDGE =
  "Let requests with the probe's secret header pass the zone's rules (root edge/ does), and switch Bot Fight Mode off: it cannot be skipped by rules.";

/** How one answer of a host stands to what was asked for. */
export type ProbeVerdict =
  | { readonly kind: 'good' }
  /** The edge answered in place of the application: says nothing about the release. */
  | { readonly kind: 'blocked'; readonly reason: string }
  | { readonly kind: 'other-release'; readonly release: string }
  | { readonly kind: 'bad'; readonly reason: string };

export interface ProbeSight {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** @param header  lower-case name of the header that carries the release. */
export function judgeHealth(
  answer: ProbeSight | { readonly cause: string },
  header: string,
  release: string,
): ProbeVerdict {
  if ('cause' in answer) return { kind: 'bad', reason: answer.cause };
  const blocked = blockedByEdge(answer, answer.headers[header] !== undefined);
  if (blocked) return blocked;
  if (answer.status !== 200) return { kind: 'bad', reason: `status ${answer.status}` };
  const found = answer.headers[header];
  if (found === undefined) return { kind: 'bad', reason: `no ${header} header` };
  return found === release ? { kind: 'good' } : { kind: 'other-release', release: found };
}

/** A path of the user's own: its status is all that is asked of it. */
export function judgePath(answer: ProbeSight | { readonly cause: string }, status: number): ProbeVerdict {
  if ('cause' in answer) return { kind: 'bad', reason: answer.cause };
  if (answer.status === status) return { kind: 'good' };
  const blocked = blockedByEdge(answer, false);
  return answer.headers['cf-mitigated'] !== undefined && blocked
    ? blocked
    : { kind: 'bad', reason: `status ${answer.status} where ${status} is expected` };
}

/** Cloudflare marks its challenges (`cf-mitigated`); a 403 without the application's header is taken for the edge's too. */
function blockedByEdge(answer: ProbeSight, fromApplication: boolean): ProbeVerdict | undefined {
  const mitigated = answer.headers['cf-mitigated'];
  if (mitigated !== undefined)
    return { kind: 'blocked', reason: `the edge blocks the probe (cf-mitigated: ${mitigated})` };
  if (answer.status === 403 && !fromApplication)
    return { kind: 'blocked', reason: 'the edge blocks the probe (403)' };
  return undefined;
}

export function describeProbe(verdict: ProbeVerdict): string {
  switch (verdict.kind) {
    case 'good':
      return 'good';
    case 'other-release':
      return `answers as ${verdict.release.slice(0, 12)}`;
    case 'blocked':
    case 'bad':
      return verdict.reason;
  }
}
