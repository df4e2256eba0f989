import { CloudflareRefusal } from './cloudflare-refusal.ts';
import { type Fields, type Plan, patchedRecord, wholeRecord } from './record-values.ts';
import { isProxiable, type RecordValues, sameRecord, type ZoneRecord } from './zone-record.ts';

export type Records = ReadonlyMap<string, ZoneRecord>;

export type Edit =
  | { readonly kind: 'delete'; readonly id: string }
  | { readonly kind: 'patch'; readonly id: string; readonly fields: Fields }
  | { readonly kind: 'put'; readonly id: string; readonly fields: Fields }
  | { readonly kind: 'post'; readonly fields: Fields };

export interface EditContext {
  readonly zoneName: string;
  readonly plan: Plan;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly newId: () => string;
}

/**
 * The records after one edit, and the record that it touched.
 * @throws CloudflareRefusal; the records given are never changed.
 */
export function editRecords(
  records: Records,
  edit: Edit,
  context: EditContext,
): { readonly records: Records; readonly record: ZoneRecord } {
  const after = new Map(records);
  if (edit.kind === 'delete') {
    const record = present(records, edit.id);
    after.delete(edit.id);
    return { records: after, record };
  }
  const now = new Date(context.now).toISOString();
  const before = edit.kind === 'post' ? undefined : present(records, edit.id);
  const values =
    edit.kind === 'patch' && before
      ? patchedRecord(before, edit.fields, context.zoneName, context.plan)
      : wholeRecord(edit.fields, context.zoneName, context.plan);
  refuseConflict(records, values, before?.id);
  const record: ZoneRecord = {
    ...values,
    id: before?.id ?? context.newId(),
    proxiable: isProxiable(values.type),
    meta: {},
    created_on: before?.created_on ?? now,
    modified_on: now,
  };
  after.set(record.id, record);
  return { records: after, record };
}

function present(records: Records, id: string): ZoneRecord {
  const record = records.get(id);
  if (!record) throw new CloudflareRefusal(81_044, 'Record does not exist.', 404);
  return record;
}

function refuseConflict(records: Records, values: RecordValues, ownId: string | undefined): void {
  const siblings = [...records.values()].filter(
    (record) => record.id !== ownId && record.name === values.name,
  );
  if (siblings.some((record) => sameRecord(record, values))) {
    throw new CloudflareRefusal(81_058, 'An identical record already exists.');
  }
  const addresses = siblings.filter((record) => isProxiable(record.type));
  if (values.type === 'CNAME' && addresses.length > 0) {
    throw new CloudflareRefusal(81_053, 'An A, AAAA, or CNAME record with that host already exists.');
  }
  if (isProxiable(values.type) && addresses.some((record) => record.type === 'CNAME')) {
    throw new CloudflareRefusal(81_054, 'A CNAME record with that host already exists.');
  }
}
