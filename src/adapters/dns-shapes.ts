import type { RecordCreateParams, RecordResponse } from 'cloudflare/resources/dns/records';
import type { DnsRecord, NewDnsRecord } from '../model/dns-record.ts';

export function dnsRecord(from: RecordResponse): DnsRecord {
  const { comment, tags, settings } = from;
  return {
    id: from.id,
    type: from.type,
    name: from.name,
    content: from.content ?? '',
    proxied: from.proxied ?? false,
    ttl: from.ttl,
    // Cloudflare writes null for a comment that is not there.
    ...(typeof comment === 'string' ? { comment } : {}),
    ...(tags === undefined || tags.length === 0 ? {} : { tags }),
    ...(settings === undefined ? {} : { settings: settings as Readonly<Record<string, unknown>> }),
  };
}

/** The record as a create or a batch's post takes it; types beyond A, AAAA and CNAME travel the same way. */
export function recordParams(record: NewDnsRecord): Omit<RecordCreateParams.CNAMERecord, 'zone_id'> {
  const { tags, ...rest } = record;
  const params = { ...rest, ...(tags === undefined ? {} : { tags: [...tags] }) };
  return params as Omit<RecordCreateParams.CNAMERecord, 'zone_id'>;
}
