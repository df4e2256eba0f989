import { queryOf, textOf } from '../aws-request.ts';
import type { CloudRequest, CloudResponse } from '../room.ts';
import { CloudflareRefusal, success } from './cloudflare-refusal.ts';
import { filterRecords, pageOf } from './record-list.ts';
import type { Fields } from './record-values.ts';
import type { Route } from './routes.ts';
import type { Zone } from './zone.ts';
import type { Edit } from './zone-edit.ts';

/** The endpoints under `/zones/{zone}/dns_records`. Throws CloudflareRefusal. */
export function answerRecords(
  zone: Zone,
  route: Route,
  query: URLSearchParams,
  body: unknown,
): CloudResponse {
  const id = route.id ?? '';
  const fields = body as Fields;
  switch (route.operation) {
    case 'dns.records.list': {
      const { items, info } = pageOf(filterRecords(zone.records.values(), query), query, 100);
      return success(items, info);
    }
    case 'dns.records.get': {
      const record = zone.records.get(id);
      if (!record) throw new CloudflareRefusal(81_044, 'Record does not exist.', 404);
      return success(record);
    }
    case 'dns.records.create':
      return success(zone.edit([{ kind: 'post', fields }])[0]);
    case 'dns.records.edit':
      return success(zone.edit([{ kind: 'patch', id, fields }])[0]);
    case 'dns.records.update':
      return success(zone.edit([{ kind: 'put', id, fields }])[0]);
    case 'dns.records.delete':
      zone.edit([{ kind: 'delete', id }]);
      return success({ id });
    default:
      return success(batch(zone, fields));
  }
}

const BATCH_ORDER = ['deletes', 'patches', 'puts', 'posts'] as const;

function batch(zone: Zone, body: Fields): Readonly<Record<string, unknown>> {
  const parts = BATCH_ORDER.map((part) => ({ part, edits: editsOf(part, body[part]) }));
  const touched = [...zone.edit(parts.flatMap(({ edits }) => edits))];
  return Object.fromEntries(parts.map(({ part, edits }) => [part, touched.splice(0, edits.length)]));
}

function editsOf(part: (typeof BATCH_ORDER)[number], items: unknown): readonly Edit[] {
  return ((items as Fields[] | undefined) ?? []).map((fields): Edit => {
    const id = String(fields['id'] ?? '');
    if (part === 'posts') return { kind: 'post', fields };
    if (part === 'deletes') return { kind: 'delete', id };
    return { kind: part === 'puts' ? 'put' : 'patch', id, fields };
  });
}

/** The record's name and what a write makes of it, for the recording. */
export function describeRecords(zone: Zone, route: Route, request: CloudRequest): string {
  const query = queryOf(request);
  if (route.operation === 'dns.records.list') {
    const page = query.get('page');
    const name = query.get('name.exact') ?? query.get('name') ?? '';
    return page === null || page === '1' ? name : `${name} page=${page}`;
  }
  const name = zone.records.get(route.id ?? '')?.name ?? route.id;
  const body = textOf(request);
  const fields: Fields = body === '' ? {} : JSON.parse(body);
  if (route.operation === 'dns.records.batch') {
    return BATCH_ORDER.filter((part) => Array.isArray(fields[part]))
      .map(
        (part) =>
          `${part}=${(fields[part] as unknown[]).map((one) => describeEdit(zone, one as Fields)).join(',')}`,
      )
      .join(' ');
  }
  return [name, describeWrite(fields)].filter(Boolean).join(' ');
}

function describeEdit(zone: Zone, fields: Fields): string {
  const record = zone.records.get(String(fields['id'] ?? ''));
  return [record?.type, record?.name, record?.content, describeWrite(fields)].filter(Boolean).join(' ');
}

function describeWrite(fields: Fields): string {
  return [fields['type'], fields['name'], fields['content']].filter(Boolean).join(' ');
}
