import { hasMark, type Marked, partOf } from './attribute-shape.ts';

/** A block of a list, which has no name but its place. */
export interface Item {
  readonly index: number;
  readonly item: Marked;
  /** What makes it equal to another. */
  readonly text: string;
}

/** What each side has and the other has not, in its order. */
export function unpaired(before: Marked, after: Marked): readonly [readonly Item[], readonly Item[]] {
  const [these, those] = [itemsOf(before), itemsOf(after)];
  const counts = new Map<string, number>();
  for (const { text } of these) counts.set(text, (counts.get(text) ?? 0) + 1);
  const come = those.filter(({ text }) => {
    const count = counts.get(text) ?? 0;
    if (count > 0) counts.set(text, count - 1);
    return count === 0;
  });
  return [these.filter(({ text }) => take(counts, text)), come];
}

/** Of equal ones the last are those that the other side lacks. */
function take(counts: Map<string, number>, text: string): boolean {
  const count = counts.get(text) ?? 0;
  counts.set(text, count - 1);
  return count > 0;
}

function itemsOf(list: Marked): readonly Item[] {
  const values = Array.isArray(list.value) ? list.value : [];
  return values.map((value, index) => {
    const item = partOf(list, index);
    return { index, item, text: `${hasMark(item.unknown)}${JSON.stringify(value)}` };
  });
}
