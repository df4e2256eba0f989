import { type Fact, judged, unanswered } from './fact.ts';
import type { Finding } from './finding.ts';
import { type Claims, isMet, meets, type Trust, type TrustStatement } from './trust.ts';

export interface IdentityFacts {
  /** In `aws-role`; undefined where the ambient credentials count. */
  readonly role: string | undefined;
  readonly account: Fact<string>;
  readonly claims: Fact<Claims>;
  readonly trust: Trust;
  /** Why the trust policy itself was not read. */
  readonly trustUnread: Fact<unknown>;
}

/** Who the job is to GitHub, and what its role asks of it. */
export function identityFindings(facts: IdentityFacts): readonly Finding[] {
  const { role, account, claims, trust, trustUnread } = facts;
  const check = 'identity token';
  if (role === undefined)
    return [{ check, kind: 'good', found: 'not needed: without `aws-role` the ambient credentials count' }];
  if (claims.kind === 'unknown') return [unanswered(check, claims, 'by deploys')];
  const told = Object.entries(claims.value).map(([claim, value]) => `${claim} \`${value}\``);
  return [
    { check, kind: 'good', found: told.join(', ') },
    judged('trust policy', trustUnread, 'here alone', () => ({
      check: 'trust policy',
      kind: 'good',
      found: `read: it lets jobs in by ${count(trust.statements.length, 'statement')}`,
    })),
    ...claimFindings(role, claims.value, trust, account.kind === 'known'),
  ];
}

/** A row for each claim that the role asks for, beside what it wants. */
function claimFindings(role: string, claims: Claims, trust: Trust, given: boolean): readonly Finding[] {
  const statement = nearest(trust.statements, claims);
  if (!statement) return [];
  const wanted = Object.keys(statement.claims)
    .toSorted(subjectFirst)
    .map((claim) => {
      const patterns = new Set(trust.statements.flatMap((one) => one.claims[claim] ?? []));
      return { claim, patterns: [...patterns], met: meets(statement.claims, claim, claims) };
    });
  return wanted.map(({ claim, patterns, met }): Finding => {
    const value = claims[claim];
    const expected = patterns.map((pattern) => `\`${pattern}\``).join(' or ');
    const found = `${value === undefined ? 'not in the token' : `\`${value}\``}; ${source(trust)} expects ${expected}`;
    const check = `claim ${claim}`;
    if (met) return { check, kind: 'good', found };
    if (given) return { check, kind: 'good', found: `${found}; the role was given all the same` };
    const remedy = `Run in a job that has it, or correct the trust of ${role} (bootstrap writes it from \`github\` and the environment).`;
    return { check, kind: 'bad', found, remedy };
  });
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function subjectFirst(one: string, other: string): number {
  return Number(other === 'sub') - Number(one === 'sub');
}

function source({ by }: Trust): string {
  return by === 'trust policy' ? 'the trust policy' : 'bootstrap, by the names,';
}

/** The statement that is met, or the one that the fewest claims fail. */
function nearest(statements: readonly TrustStatement[], claims: Claims): TrustStatement | undefined {
  const failing = (one: TrustStatement) =>
    Object.keys(one.claims).filter((claim) => !meets(one.claims, claim, claims)).length;
  return (
    statements.find((one) => isMet(one, claims)) ??
    statements.toSorted((one, other) => failing(one) - failing(other))[0]
  );
}
