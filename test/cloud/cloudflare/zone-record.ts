/** A DNS record as Cloudflare's API shows it. */
export interface ZoneRecord {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly content: string;
  readonly proxiable: boolean;
  readonly proxied: boolean;
  /** Seconds; 1 is automatic. */
  readonly ttl: number;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly comment: string | null;
  readonly tags: readonly string[];
  readonly created_on: string;
  readonly modified_on: string;
  readonly priority?: number;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The part of a record that its writer decides. */
export type RecordValues = Pick<
  ZoneRecord,
  'name' | 'type' | 'content' | 'proxied' | 'ttl' | 'settings' | 'comment' | 'tags'
> &
  Partial<Pick<ZoneRecord, 'priority' | 'data'>>;

const PROXIABLE: ReadonlySet<string> = new Set(['A', 'AAAA', 'CNAME']);

export function isProxiable(type: string): boolean {
  return PROXIABLE.has(type);
}

/** What two records share when they are one and the same to DNS. */
export function sameRecord(one: RecordValues, other: RecordValues): boolean {
  return one.name === other.name && one.type === other.type && one.content === other.content;
}
