import { COLORS, type Color } from './color.ts';
import type { DnsRecord } from './dns-record.ts';
import { addressing, colorOfRecord } from './location.ts';
import { previewComment, type Site } from './site.ts';

/** A host whose records are not as the action left them. */
export interface EdgeFinding {
  readonly host: string;
  readonly found: string;
  readonly expected: string;
}

/** What the public record is to say. Which colour it names is nobody's but its own to say. */
export type PublicWish =
  | { readonly kind: 'color' }
  | { readonly kind: 'adopted'; readonly records: readonly DnsRecord[] }
  /** Nothing went live yet. */
  | { readonly kind: 'anything' };

export function publicFindings(
  site: Site,
  records: readonly DnsRecord[],
  wish: PublicWish,
): readonly EdgeFinding[] {
  const found = addressing(records);
  if (isAsWished(site, found, wish)) return [];
  const hosts = COLORS.map((color) => site.previewHostnames[color]).join(' or ');
  const expected = wish.kind === 'adopted' ? described(wish.records) : `one proxied CNAME record to ${hosts}`;
  return [{ host: site.hostname, found: described(found), expected }];
}

function isAsWished(site: Site, found: readonly DnsRecord[], wish: PublicWish): boolean {
  switch (wish.kind) {
    case 'anything':
      return true;
    case 'adopted':
      return described(found) === described(wish.records);
    case 'color': {
      const [record, ...others] = found;
      return (
        record !== undefined &&
        others.length === 0 &&
        record.proxied &&
        colorOfRecord(site, record) !== undefined
      );
    }
  }
}

/** @param loadBalancer  the colour's own by its stack's outputs; undefined for a colour that is not built. */
export function previewFindings(
  site: Site,
  color: Color,
  records: readonly DnsRecord[],
  loadBalancer: string | undefined,
): readonly EdgeFinding[] {
  const found = addressing(records);
  const host = site.previewHostnames[color];
  if (loadBalancer === undefined) {
    if (found.length === 0) return [];
    return [{ host, found: described(found), expected: `no record, since ${color} is not built` }];
  }
  const [record, ...others] = found;
  const comment = previewComment(site, color);
  if (
    others.length === 0 &&
    record?.type === 'CNAME' &&
    record.proxied &&
    record.content === loadBalancer &&
    record.comment === comment
  )
    return [];
  const isForeign = record !== undefined && record.comment !== comment;
  return [
    {
      host,
      found: `${described(found)}${isForeign ? `, commented "${record.comment ?? ''}"` : ''}`,
      expected: `one proxied CNAME record to ${loadBalancer}, commented "${comment}"`,
    },
  ];
}

/** A load balancer of Cloudflare's overrides the records of its name. */
export function balancerFindings(site: Site, loadBalancers: readonly string[]): readonly EdgeFinding[] {
  if (loadBalancers.length === 0) return [];
  return [
    {
      host: site.hostname,
      found: 'a Cloudflare load balancer of this name, which overrides the record',
      expected: 'none',
    },
  ];
}

function described(records: readonly DnsRecord[]): string {
  const told = records.map(
    ({ type, content, proxied }) => `${type} ${content} (${proxied ? 'proxied' : 'not proxied'})`,
  );
  return told.length === 0 ? 'no record' : told.toSorted().join(', ');
}
