import type { Color } from './color.ts';
import type { DnsRecord } from './dns-record.ts';
import { Failure } from './failure.ts';
import type { Site } from './site.ts';
import { colorOfPreview } from './site.ts';

/** What the public record says. */
export type Location =
  | { readonly kind: 'color'; readonly color: Color; readonly record: DnsRecord }
  | { readonly kind: 'missing' }
  /** Records that Flipgate did not make, all listed by `adopt`. */
  | { readonly kind: 'adoptable'; readonly records: readonly DnsRecord[] };

const ADDRESSING = new Set(['A', 'AAAA', 'CNAME']);

/** The records that decide where a name's traffic goes; TXT, MX and the like stay out of it. */
export function addressing(records: readonly DnsRecord[]): readonly DnsRecord[] {
  return records.filter((record) => ADDRESSING.has(record.type));
}

/**
 * Live is what the record's content names, and nothing else.
 *
 * @throws Failure for anything that Flipgate must not touch: what was found, and the remedy.
 */
export function judgeLocation(
  site: Site,
  records: readonly DnsRecord[],
  loadBalancers: readonly string[] | 'unknown',
  adopt: readonly string[],
): Location {
  if (loadBalancers !== 'unknown' && loadBalancers.length > 0) {
    throw new Failure(
      `A Cloudflare load balancer named ${site.hostname} overrides its DNS record.`,
      'Remove the load balancer, or give Flipgate another hostname.',
    );
  }
  const found = addressing(records);
  if (found.length === 0) return { kind: 'missing' };
  const own = found.filter((record) => colorOfRecord(site, record) !== undefined);
  if (own.length === 0) return judgeForeign(site, found, adopt);
  return judgeOwn(site, found);
}

export function colorOfRecord(site: Site, record: DnsRecord): Color | undefined {
  return record.type === 'CNAME' ? colorOfPreview(site, record.content) : undefined;
}

function judgeOwn(site: Site, found: readonly DnsRecord[]): Location {
  const [record] = found;
  if (!record || found.length > 1) {
    throw new Failure(
      `${site.hostname} has ${found.length} records where one is expected:\n${listRecords(found)}`,
      'Delete all but the one that names the live colour, then run again.',
    );
  }
  if (!record.proxied) {
    throw new Failure(
      `The record ${site.hostname} is not proxied by Cloudflare: a flip would wait for DNS caches.`,
      'Switch the record to "Proxied" in the Cloudflare dashboard, then run again.',
    );
  }
  const color = colorOfRecord(site, record);
  if (!color) throw new Failure(`${site.hostname} names no colour.`, 'Run again.');
  return { kind: 'color', color, record };
}

function judgeForeign(site: Site, found: readonly DnsRecord[], adopt: readonly string[]): Location {
  const contents = found.map((record) => record.content).sort();
  const listed = [...adopt].sort();
  if (contents.length === listed.length && contents.every((content, at) => content === listed[at])) {
    return { kind: 'adoptable', records: found };
  }
  const seen = adopt.length === 0 ? '`adopt` is not given' : `\`adopt\` lists ${adopt.join(', ')}`;
  throw new Failure(
    `${site.hostname} points at something that Flipgate did not build, and ${seen}:\n${listRecords(found)}`,
    `To take over from it, list exactly these contents, one a line, in \`adopt\`:\n${contents.join('\n')}`,
  );
}

function listRecords(records: readonly DnsRecord[]): string {
  return records
    .map((record) => `  ${record.type} ${record.content}${record.proxied ? ' (proxied)' : ' (not proxied)'}`)
    .join('\n');
}
