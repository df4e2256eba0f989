import type { Setback } from '../../model/outcome.ts';
import { lastLines } from '../failure-text.ts';
import { block, cut, prose } from '../inert.ts';
import { meaningOf } from '../meaning.ts';

const LONGEST_TEXT = 4_000;

/** The failing step, its cause in its own words and in ours, what to do, and the end of its log. */
export function failurePart({ failure }: Setback): readonly string[] {
  const log = lastLines(failure.logLines);
  const meaning = meaningOf(failure);
  const shown = [
    `**Failed at ${prose(cut(failure.step, 200))}**`,
    block([cut(failure.message, LONGEST_TEXT)]),
    ...(meaning === undefined ? [] : [prose(meaning)]),
    ...remedy(cut(failure.remedy, LONGEST_TEXT)),
  ];
  if (log.length > 0)
    shown.push(
      log.length === 1 ? 'The last line of its log:' : `Last ${log.length} lines of its log:`,
      block(log),
    );
  return shown.flatMap((part) => [part, '']).slice(0, -1);
}

/** A sentence; what it lists, one a line, is for copying. */
function remedy(text: string): readonly string[] {
  const [first = '', ...listed] = text.split('\n');
  const sentence = `**What to do:** ${prose(first)}`;
  return listed.length === 0 ? [sentence] : [sentence, block(listed)];
}
