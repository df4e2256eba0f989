import type { CloudResponse } from '../room.ts';
import { CloudflareRefusal, success } from './cloudflare-refusal.ts';
import type { Route } from './routes.ts';
import type { Zone } from './zone.ts';

const SWITCH = ['on', 'off'];
/** The values of settings that may be written here. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  ssl: ['off', 'flexible', 'full', 'strict'],
  always_use_https: SWITCH,
  min_tls_version: ['1.0', '1.1', '1.2', '1.3'],
  http3: SWITCH,
  tls_1_3: [...SWITCH, 'zrt'],
};

/** The endpoints under `/zones/{zone}/settings`. Throws CloudflareRefusal. */
export function answerSettings(zone: Zone, route: Route, body: unknown): CloudResponse {
  const id = route.id ?? '';
  if (route.operation === 'zones.settings.list') {
    return success([...zone.settings.keys()].map((one) => view(zone, one)));
  }
  if (route.operation === 'zones.settings.edit') {
    const { value } = body as { readonly value?: unknown };
    if (!VALUES[id]) throw new CloudflareRefusal(1003, `Invalid or missing zone setting: ${id}`);
    if (!VALUES[id].includes(String(value))) {
      throw new CloudflareRefusal(1007, `Invalid value for zone setting ${id}`);
    }
    zone.settings.set(id, value);
  }
  return success(view(zone, id));
}

function view(zone: Zone, id: string) {
  return { id, value: zone.settings.get(id), editable: true, modified_on: null };
}
