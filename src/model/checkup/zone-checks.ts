import { type Fact, judged, unanswered } from './fact.ts';
import type { Finding } from './finding.ts';

/** As Cloudflare's own check of a token answers; `other` is refused, or is no token of a user. */
export type TokenState = 'active' | 'disabled' | 'expired' | 'other';

export interface ZoneFacts {
  readonly token: Fact<TokenState>;
  /** Its id. */
  readonly zone: Fact<string>;
  /** What reads have shown: the permission, and whether it is there. */
  readonly reads: readonly { readonly permission: string; readonly there: boolean }[];
}

/** The token, and the zone that it sees. */
export function zoneFindings({ token, zone, reads }: ZoneFacts): readonly Finding[] {
  const findings = [
    judged('Cloudflare token', token, 'by deploys', (state) => tokenFinding(state, zone.kind === 'known')),
    judged('Cloudflare zone', zone, 'by deploys', (id) => ({
      ...{ check: 'Cloudflare zone', kind: 'good', found: `${id} holds the hosts` },
    })),
  ];
  if (zone.kind === 'unknown') return findings;
  return [...findings, permissionFinding(reads), EDIT];
}

/** A token that an account owns is refused by the check of users' tokens, and works. */
function tokenFinding(state: TokenState, reading: boolean): Finding {
  const check = 'Cloudflare token';
  if (state === 'active') return { check, kind: 'good', found: 'active' };
  if (reading)
    return { check, kind: 'good', found: 'it reads the zone; Cloudflare checks only tokens of a user' };
  const found = state === 'other' ? 'Cloudflare does not know it' : `it is ${state}`;
  const remedy =
    'Make a token with Zone · Zone · Read and Zone · DNS · Edit on the zone, and put it into `cloudflare-api-token-secret`.';
  return { check, kind: 'bad', found, remedy };
}

function permissionFinding(reads: ZoneFacts['reads']): Finding {
  const names = (there: boolean) =>
    reads.filter((read) => read.there === there).map(({ permission }) => permission);
  const missing = names(false);
  const without = missing.length === 0 ? '' : `; refused: ${missing.join(', ')}`;
  return {
    check: 'Cloudflare permissions',
    kind: 'good',
    found: `shown by reads: ${['Zone Read', ...names(true)].join(', ')}${without}`,
  };
}

const EDIT: Finding = unanswered(
  'Cloudflare DNS Edit',
  {
    kind: 'unknown',
    why: 'no read shows whether the token may edit records',
    remedy: "Look at the token in Cloudflare's dashboard: a deploy needs Zone · DNS · Edit, a plan does not.",
  },
  'here alone',
);
