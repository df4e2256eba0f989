import type { ZoneRecord } from './zone-record.ts';

/** The records that a list's filters let through, in the order of Cloudflare's default: by name, then type. */
export function filterRecords(records: Iterable<ZoneRecord>, query: URLSearchParams): readonly ZoneRecord[] {
  const any = query.get('match') === 'any';
  const tests = FILTERS.flatMap(([parameter, test]) => {
    const wanted = query.get(parameter);
    return wanted === null ? [] : [(record: ZoneRecord) => test(record, wanted.toLowerCase())];
  });
  const passes = (record: ZoneRecord) =>
    tests.length === 0 || (any ? tests.some((test) => test(record)) : tests.every((test) => test(record)));
  return [...records]
    .filter(passes)
    .sort((one, other) => compare(one.name, other.name) || compare(one.type, other.type));
}

type Test = (record: ZoneRecord, wanted: string) => boolean;

const FILTERS: readonly (readonly [parameter: string, test: Test])[] = [
  ['type', (record, wanted) => record.type.toLowerCase() === wanted],
  ['proxied', (record, wanted) => String(record.proxied) === wanted],
  ...textFilters('name', (record) => record.name),
  ...textFilters('content', (record) => record.content),
  ...textFilters('comment', (record) => record.comment ?? ''),
];

function textFilters(field: string, text: (record: ZoneRecord) => string): [string, Test][] {
  const of = (record: ZoneRecord) => text(record).toLowerCase();
  return [
    [field, (record, wanted) => of(record) === wanted],
    [`${field}.exact`, (record, wanted) => of(record) === wanted],
    [`${field}.contains`, (record, wanted) => of(record).includes(wanted)],
    [`${field}.startswith`, (record, wanted) => of(record).startsWith(wanted)],
    [`${field}.endswith`, (record, wanted) => of(record).endsWith(wanted)],
  ];
}

/** One page and its `result_info`. Pages behind the last one are empty. */
export function pageOf<T>(all: readonly T[], query: URLSearchParams, defaultSize: number) {
  const page = Number(query.get('page') ?? 1);
  const size = Number(query.get('per_page') ?? defaultSize);
  const items = all.slice((page - 1) * size, page * size);
  return {
    items,
    info: {
      page,
      per_page: size,
      count: items.length,
      total_count: all.length,
      total_pages: Math.ceil(all.length / size),
    },
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
