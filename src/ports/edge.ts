import type { DnsRecord, NewDnsRecord } from '../model/dns-record.ts';

export interface Dns {
  /** The id of the zone that holds this hostname, or undefined when the token sees none. */
  zoneOf(hostname: string): Promise<{ readonly id: string; readonly name: string } | undefined>;
  zone(id: string): Promise<{ readonly id: string; readonly name: string } | undefined>;
  /** All records of exactly this name, of any type. */
  records(zoneId: string, name: string): Promise<readonly DnsRecord[]>;
  /** Load balancers of exactly this name; `unknown` when the token may not ask. */
  loadBalancers(zoneId: string, name: string): Promise<readonly string[] | 'unknown'>;
  /** Edits content only. Never retried by the client: an answer that did not come is an `Unanswered`. */
  editContent(zoneId: string, recordId: string, content: string): Promise<DnsRecord>;
  create(zoneId: string, record: NewDnsRecord): Promise<DnsRecord>;
  remove(zoneId: string, recordId: string): Promise<void>;
  /** One database transaction: deletes, then posts. */
  batch(
    zoneId: string,
    changes: { deletes: readonly string[]; posts: readonly NewDnsRecord[] },
  ): Promise<void>;
}

export type ProbeAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** Lower-case names. */
      readonly headers: Readonly<Record<string, string>>;
      /** The first 2,000 characters. */
      readonly body: string;
    }
  | { readonly kind: 'no-answer'; readonly cause: string };

export interface Http {
  /** GET without following redirects, on a connection of its own. */
  get(url: string, headers: Readonly<Record<string, string>>, timeoutMs: number): Promise<ProbeAnswer>;
}
