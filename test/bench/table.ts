import { isMet, type Row, ratio } from './figure.ts';

const PARTS = {
  a: 'a · notice',
  b: 'b · deploy',
  c: 'c · traffic',
  d: 'd · rollback',
  e: 'e · weight',
  f: 'f · migration',
  g: 'g · image',
} as const;

/** All rows as one Markdown table. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => `| ${cells(row).join(' | ')} |`);
  return ['| part | figure | value | goal | ratio | met |', '|---|---|---|---|---|---|', ...lines].join('\n');
}

function cells(row: Row): readonly string[] {
  const first = [PARTS[row.part], row.what];
  if ('why' in row) return [...first, `not measured: ${row.why}`, '', '', ''];
  const over = ratio(row);
  const met = isMet(row);
  return [
    ...first,
    withUnit(row.value, row.unit),
    row.goal === undefined ? '' : withUnit(row.goal, row.unit),
    over === undefined ? '' : short(over),
    met === undefined ? '' : met ? 'yes' : '**no**',
  ];
}

function withUnit(value: number, unit: string): string {
  return unit === '' ? short(value) : `${short(value)} ${unit}`;
}

/** Three digits that tell something. */
function short(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : value >= 2 ? 2 : 3);
}
