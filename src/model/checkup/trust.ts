import { type Site, siteKey } from '../site.ts';

/** The job's identity as GitHub tells it, by claim. */
export type Claims = Readonly<Record<string, string>>;

/** One way to be given a role: each claim has to match one of its patterns. */
export interface TrustStatement {
  readonly claims: Readonly<Record<string, readonly string[]>>;
}

export interface Trust {
  /** `the trust policy`, when it was read; else bootstrap's, as far as it follows from names. */
  readonly by: 'trust policy' | 'bootstrap';
  readonly statements: readonly TrustStatement[];
}

const AUDIENCE = 'sts.amazonaws.com';

/** What bootstrap's role of this name trusts, in both forms of a subject. The branches are a setting of bootstrap's. */
export function trustByBootstrap(site: Site, role: string, claims: Claims): Trust {
  const subjects = subjectsOf(claims);
  const ending = (end: string) => subjects.map((subject) => `${subject}:${end}`);
  const statement = (...ends: readonly string[]): TrustStatement => ({
    claims: { sub: ends.flatMap(ending), aud: [AUDIENCE] },
  });
  const { environment } = site;
  switch (role.split('/').at(-1)) {
    case `${siteKey(site)}-plan`:
      return { by: 'bootstrap', statements: [statement('pull_request', 'ref:*')] };
    case `${siteKey(site)}-build`:
      return { by: 'bootstrap', statements: [statement('ref:*')] };
    default:
      return {
        by: 'bootstrap',
        statements: [statement(`environment:${environment}`), statement(`environment:${environment}-ops`)],
      };
  }
}

/** A repository that was created or renamed since July 2026 has both ids in its subject, an older one none. */
function subjectsOf(claims: Claims): readonly string[] {
  const repository = claims['repository'] ?? '*/*';
  const [owner, name] = repository.split('/');
  const [ownerId, id] = [claims['repository_owner_id'] ?? '*', claims['repository_id'] ?? '*'];
  return [`repo:${repository}`, `repo:${owner}@${ownerId}/${name}@${id}`];
}

/** As IAM's StringLike matches: `*` is any text, `?` any character. */
export function matchesPattern(text: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}

export function isMet({ claims: wanted }: TrustStatement, claims: Claims): boolean {
  return Object.keys(wanted).every((claim) => meets(wanted, claim, claims));
}

export function meets(wanted: TrustStatement['claims'], claim: string, claims: Claims): boolean {
  const value = claims[claim];
  return value !== undefined && (wanted[claim] ?? []).some((pattern) => matchesPattern(value, pattern));
}
