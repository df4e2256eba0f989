import type { AttributeChange, AttributeValue, PlanChange } from '../../model/plan-change.ts';
import { oneLine, type Pen } from './pen.ts';
import type { Row } from './rows.ts';

const MOST_LINES = 60;
/** Names without a value, of which a new resource has dozens: that there are more is all that there is to say. */
const MOST_LATER = 6;

/** What differs in one resource, as lines of a diff. */
export function diffOf({ change, stack }: Pick<Row, 'change' | 'stack'>, pen: Pen): string {
  const lines = diffLines(change, (text) => pen.line(text), MOST_LATER);
  const shown = lines.slice(0, MOST_LINES);
  const more = lines.length - shown.length;
  if (more > 0) pen.leaveOut();
  return [
    `@@ ${change.action} ${pen.line(change.address)} (${stack}) @@`,
    ...shown,
    ...(more > 0 ? [`# … and ${more} more lines`] : []),
  ].join('\n');
}

/** The same with every value whole, for a text that nobody renders. */
export function wholeDiff(change: PlanChange): readonly string[] {
  return diffLines(change, oneLine);
}

function diffLines(
  { action, attributes = [] }: PlanChange,
  write: (text: string) => string,
  mostLater = Number.POSITIVE_INFINITY,
): readonly string[] {
  const later: string[] = [];
  const lines: string[] = [];
  for (const { path, before, after } of attributes) {
    // Of a new resource its provider knows much later; that the old one's went with it is no news.
    if (after === 'unknown' && (before === 'absent' || action === 'replace')) later.push(path);
    else lines.push(...sides(write(path), before, after, write));
  }
  if (later.length === 0) return lines;
  const more = later.length > mostLater ? ` and ${later.length - mostLater} more` : '';
  return [...lines, `  ${write(`known after the apply: ${later.slice(0, mostLater).join(', ')}${more}`)}`];
}

function sides(
  path: string,
  before: AttributeChange['before'],
  after: AttributeChange['after'],
  write: (text: string) => string,
): readonly string[] {
  if (before === 'sensitive' && after === 'sensitive') return [`! ${path} changes, which is sensitive`];
  return [
    ...(before === 'absent' ? [] : [`- ${path} = ${valueText(before, write)}`]),
    ...(after === 'absent' ? [] : [`+ ${path} = ${valueText(after, write)}`]),
  ];
}

function valueText(value: AttributeValue, write: (text: string) => string): string {
  if (typeof value === 'object') return write(value.known);
  return value === 'unknown' ? '(known after the apply)' : '(sensitive)';
}

/** A fence that nothing inside can close. */
export function fenceFor(texts: readonly string[]): string {
  const longest = texts.reduce(
    (most, text) => (text.match(/`+/g) ?? []).reduce((longer, run) => Math.max(longer, run.length), most),
    2,
  );
  return '`'.repeat(longest + 1);
}
