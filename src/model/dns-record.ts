/** One DNS record as Cloudflare keeps it; `id` names it within its zone. */
export interface DnsRecord {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly content: string;
  readonly proxied: boolean;
  readonly ttl: number;
  readonly comment?: string;
  readonly tags?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
}

export type NewDnsRecord = Omit<DnsRecord, 'id'>;
