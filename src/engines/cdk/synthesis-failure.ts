import { relative } from 'node:path';
import { Failure } from '../../model/failure.ts';

const SHOWN = 20;

/** A place in the app's own code: `at file:///…/lib/color-stack.ts:24:3`, or by its path. */
const PLACE = /(?:file:\/\/)?(\/[^\s():]+\.[cm]?[jt]s):(\d+)(?::\d+)?/;

/**
 * Why a synthesis failed, first the error's own words, with the place in the reader's own code where it has one.
 * @param text  what the app has written
 * @param root  the folder that paths are told from
 */
export function synthesisFailure(stack: string, text: string, root: string): Failure {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const at = lines.findIndex((line) => /^\S*Error\b.*:/.test(line));
  const told = at < 0 ? lines.filter((line) => line !== '') : lines.slice(at);
  const message = wordsOf(told);
  const place = told
    .map((line) => PLACE.exec(line))
    .find((found) => found && !found[1]?.includes('node_modules'));
  const where = place ? ` (${relative(root, place[1] ?? '')} line ${place[2]})` : '';
  return new Failure(
    `cdk synth of ${stack} failed: ${message}${where}`,
    'Mend that in the app; `npx cdk synth` in its folder shows the same.',
    { logLines: lines.filter((line) => line !== '').slice(-SHOWN) },
  );
}

/** The error, and what it lists line by line, up to its stack. */
function wordsOf(lines: readonly string[]): string {
  const end = lines.findIndex((line) => /^\s+at\s/.test(line));
  const words = (end < 0 ? lines.slice(0, SHOWN) : lines.slice(0, end))
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [first = '', ...listed] = words;
  return [first.replace(/^\S*Error\b[^:]*: /, ''), listed.join('; ')].filter((part) => part !== '').join(' ');
}
