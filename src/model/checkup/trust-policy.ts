import type { Trust } from './trust.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Condition?: Conditions;
}
/** By operator, then by key. */
type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

const CLAIM = /^token\.actions\.githubusercontent\.com:(\w+)$/;

/** What a role's trust policy wants of GitHub's tokens. @param text the policy as JSON */
export function readTrustPolicy(text: string): Trust {
  const policy = JSON.parse(text) as { readonly Statement: Statement | readonly Statement[] };
  const statements = [policy.Statement]
    .flat()
    .filter(({ Effect, Action }) => Effect === 'Allow' && takesTokens(Action));
  return {
    by: 'trust policy',
    statements: statements.map(({ Condition }) => ({ claims: claimsOf(Condition) })),
  };
}

function takesTokens(action: Statement['Action']): boolean {
  return [action].flat().includes('sts:AssumeRoleWithWebIdentity');
}

/** Equality and likeness of text are all that such policies are made of. */
function claimsOf(conditions: Conditions = {}): Readonly<Record<string, readonly string[]>> {
  const claims: Record<string, readonly string[]> = {};
  for (const operands of Object.values(conditions)) {
    for (const [key, values] of Object.entries(operands)) {
      const claim = CLAIM.exec(key)?.[1];
      if (claim !== undefined) claims[claim] = [values].flat();
    }
  }
  return claims;
}
