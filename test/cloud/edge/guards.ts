import type { CloudRequest, CloudResponse } from '../room.ts';

/** What the edge itself may put before a host. Hosts are exact names. */
export type Guard =
  /** A managed challenge, as a browser would have to solve it. */
  | { readonly kind: 'challenge'; readonly hosts: readonly string[] }
  /** A firewall rule that blocks. */
  | { readonly kind: 'block'; readonly hosts: readonly string[] }
  /** Closed to whoever does not send this header with this value. */
  | {
      readonly kind: 'closed';
      readonly hosts: readonly string[];
      readonly header: string;
      readonly secret: string;
    };

export function refusedBy(
  guards: readonly Guard[],
  host: string,
  request: CloudRequest,
): CloudResponse | undefined {
  for (const guard of guards) {
    if (!guard.hosts.includes(host)) continue;
    if (guard.kind === 'challenge') return CHALLENGE;
    if (guard.kind === 'block') return BLOCKED;
    if (request.headers[guard.header.toLowerCase()] !== guard.secret) return BLOCKED;
  }
  return undefined;
}

export const CHALLENGE: CloudResponse = {
  status: 403,
  headers: { 'content-type': 'text/html; charset=UTF-8', 'cf-mitigated': 'challenge' },
  body: '<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>',
};

export const BLOCKED: CloudResponse = {
  status: 403,
  headers: { 'content-type': 'text/html; charset=UTF-8' },
  body: '<!DOCTYPE html><html><head><title>Attention Required! | Cloudflare</title></head></html>',
};
