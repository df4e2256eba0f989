import type { Claims } from '../model/checkup/trust.ts';

/** Those that a trust can ask for; a token has more, which say nothing about who may do what. */
const TELLING = [
  'sub',
  'aud',
  'repository',
  'repository_id',
  'repository_owner_id',
  'ref',
  'environment',
  'job_workflow_ref',
  'event_name',
];

/** What a job's identity says of it. Its signature is nobody's affair but AWS's. @param token a JSON Web Token */
export function claimsOf(token: string): Claims {
  const [, payload = ''] = token.split('.');
  const told = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>;
  return Object.fromEntries(
    TELLING.flatMap((claim) => (told[claim] === undefined ? [] : [[claim, String(told[claim])]])),
  );
}
