import { isIPv4, isIPv6 } from 'node:net';
import { CloudflareRefusal, invalid } from './cloudflare-refusal.ts';
import type { PlanLevel } from './rules/plan-limits.ts';
import { isProxiable, type RecordValues, type ZoneRecord } from './zone-record.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** What the plan allows: the free one has short comments and no tags. */
export interface Plan {
  readonly level: PlanLevel;
  readonly commentLength: number;
  readonly tags: number;
}
export const FREE_PLAN: Plan = { level: 'free', commentLength: 100, tags: 0 };

/**
 * The values of a record that is written whole, by a POST or a PUT: what is not said gets its default,
 * which is how a PUT loses comment, tags and settings.
 * @throws CloudflareRefusal 1004 for values that are not allowed.
 */
export function wholeRecord(fields: Fields, zoneName: string, plan: Plan): RecordValues {
  const { type } = fields;
  if (typeof type !== 'string') throw invalid(9002, 'A record needs a type.');
  if (typeof fields['name'] !== 'string' || fields['name'] === '')
    throw invalid(9000, 'A record needs a name.');
  const proxied = fields['proxied'] === true;
  return checked(
    {
      name: fullName(fields['name'], zoneName),
      type,
      content: contentOf(type, fields),
      proxied,
      ttl: proxied ? 1 : Number(fields['ttl'] ?? 1),
      settings: (fields['settings'] as Fields | undefined) ?? {},
      comment: typeof fields['comment'] === 'string' ? fields['comment'] : null,
      tags: (fields['tags'] as string[] | undefined) ?? [],
      ...(typeof fields['priority'] === 'number' ? { priority: fields['priority'] } : {}),
      ...(fields['data'] ? { data: fields['data'] as Fields } : {}),
    },
    plan,
  );
}

/** The values of a record after a PATCH: what is not said stays. The type cannot change. */
export function patchedRecord(
  record: ZoneRecord,
  fields: Fields,
  zoneName: string,
  plan: Plan,
): RecordValues {
  if (fields['type'] !== undefined && fields['type'] !== record.type) {
    throw new CloudflareRefusal(1004, 'The type of a record cannot be changed.', 400, [
      { code: 9002, message: `This record is of type ${record.type}.` },
    ]);
  }
  const named = Object.entries(fields).filter(([, value]) => value !== undefined);
  return wholeRecord({ ...record, ...Object.fromEntries(named), type: record.type }, zoneName, plan);
}

function checked(values: RecordValues, plan: Plan): RecordValues {
  if (values.proxied && !isProxiable(values.type)) throw invalid(9004, 'This record type cannot be proxied.');
  if (values.ttl !== 1 && (values.ttl < 60 || values.ttl > 86_400)) {
    throw invalid(9021, 'Invalid TTL. Must be between 60 and 86400 seconds, or 1 for Automatic.');
  }
  if ((values.comment ?? '').length > plan.commentLength || /\n/.test(values.comment ?? '')) {
    throw invalid(9310, `The comment must be one line of at most ${plan.commentLength} characters.`);
  }
  if (values.tags.length > plan.tags) throw invalid(9301, `This plan allows ${plan.tags} tags.`);
  return values;
}

function contentOf(type: string, fields: Fields): string {
  const content = fields['content'];
  if (typeof content !== 'string' || content === '') throw invalid(9101, 'A record needs content.');
  if (type === 'A' && !isIPv4(content))
    throw invalid(9005, 'Content for A record must be a valid IPv4 address.');
  if (type === 'AAAA' && !isIPv6(content)) {
    throw invalid(9006, 'Content for AAAA record must be a valid IPv6 address.');
  }
  if (type !== 'CNAME') return content;
  const host = content.replace(/\.$/, '').toLowerCase();
  if (!/^[a-z0-9_*]([a-z0-9_-]*)(\.[a-z0-9_-]+)+$/.test(host)) {
    throw invalid(9007, 'Content for CNAME record is invalid.');
  }
  return host;
}

/** Names may be written without their zone; they come back with it. */
function fullName(name: string, zoneName: string): string {
  const plain = name.replace(/\.$/, '').toLowerCase();
  if (plain === '@' || plain === zoneName) return zoneName;
  return plain.endsWith(`.${zoneName}`) ? plain : `${plain}.${zoneName}`;
}
