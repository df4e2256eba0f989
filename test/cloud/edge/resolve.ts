import type { ZoneRecord } from '../cloudflare/zone-record.ts';

/** Where a host's traffic goes by the records that the edge sees. */
export type Route =
  | { readonly kind: 'origin'; readonly address: string; readonly proxied: boolean }
  /** No record: the name does not exist, and no client ever reaches the edge. */
  | { readonly kind: 'no-such-host' }
  /** The record leads nowhere: a loop, or a name of this zone without a record. */
  | { readonly kind: 'dangling' };

/** CNAMEs inside the zone that are followed before it counts as a loop. */
const LONGEST_CHAIN = 8;

/** Follows CNAMEs inside the zone up to an address or a name outside of it. */
export function resolve(records: Iterable<ZoneRecord>, zoneName: string, host: string): Route {
  const all = [...records];
  const first = lookUp(all, host);
  if (!first) return { kind: 'no-such-host' };
  let record: ZoneRecord | undefined = first;
  for (let step = 0; record && step < LONGEST_CHAIN; step++) {
    const outside = record.type !== 'CNAME' || !isInside(record.content, zoneName);
    if (outside) return { kind: 'origin', address: record.content, proxied: first.proxied };
    record = lookUp(all, record.content);
  }
  return { kind: 'dangling' };
}

function lookUp(records: readonly ZoneRecord[], name: string): ZoneRecord | undefined {
  const addresses = records.filter((record) => record.proxiable);
  const wildcard = `*.${name.split('.').slice(1).join('.')}`;
  return (
    addresses.find((record) => record.name === name) ?? addresses.find((record) => record.name === wildcard)
  );
}

function isInside(name: string, zoneName: string): boolean {
  return name === zoneName || name.endsWith(`.${zoneName}`);
}
