import type { CloudRequest } from '../room.ts';
import { CloudflareRefusal } from './cloudflare-refusal.ts';

/** What an API token may do. */
export interface Access {
  readonly dns: 'edit' | 'read' | 'none';
  readonly loadBalancers: boolean;
  readonly zoneSettings: boolean;
  /** Rules of all phases, origin pulls and the account's notifications: what applying the edge takes. */
  readonly rules?: boolean;
  readonly bots?: boolean;
  /** Names of the zones that it sees; all when absent. */
  readonly zones?: readonly string[];
}

/** As the guide tells a user to make it: DNS of the zone, and no more. */
export const DNS_TOKEN: Access = { dns: 'edit', loadBalancers: false, zoneSettings: false };
export const FULL_TOKEN: Access = {
  dns: 'edit',
  loadBalancers: true,
  zoneSettings: true,
  rules: true,
  bots: true,
};

/** @throws CloudflareRefusal 6003 without a token, 9109 for one that is not known. */
export function accessOf(request: CloudRequest, tokens: ReadonlyMap<string, Access>): Access {
  const token = /^Bearer (\S+)$/.exec(request.headers['authorization'] ?? '')?.[1];
  if (token === undefined) {
    throw new CloudflareRefusal(6003, 'Invalid request headers', 400, [
      { code: 6111, message: 'Invalid format for Authorization header' },
    ]);
  }
  const access = tokens.get(token);
  if (!access) throw new CloudflareRefusal(9109, 'Invalid access token', 403);
  return access;
}

/** @throws CloudflareRefusal 10000 */
export function demand(allowed: boolean): void {
  if (!allowed) throw new CloudflareRefusal(10_000, 'Authentication error', 403);
}
