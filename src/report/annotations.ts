import { commandData } from '../model/command-data.ts';
import { cut } from './inert.ts';

/** What the runner keeps of one step, of each kind; what comes after is lost without a word. */
const MOST_ANNOTATIONS = 10;
/** What the runner shows of one. */
const LONGEST_ANNOTATION = 4_096;

const ANNOTATION = /^::(error|warning|notice)((?: [^:]*)?)::(.*)\n$/;

/** Passes lines to the runner, with annotations cut to their length, and those beyond their number as plain lines. */
export function withinLimits(write: (text: string) => void): (text: string) => void {
  const made = new Map<string, number>();
  return (text) => {
    const [, kind, properties = '', data = ''] = ANNOTATION.exec(text) ?? [];
    if (kind === undefined) return write(text);
    const count = (made.get(kind) ?? 0) + 1;
    made.set(kind, count);
    if (count > MOST_ANNOTATIONS) return write(`${kind}: ${asPlainText(data)}\n`);
    write(`::${kind}${properties}::${commandData(cut(decoded(data), LONGEST_ANNOTATION))}\n`);
  };
}

function decoded(data: string): string {
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

/** On one line, with nothing in it that the runner would obey. */
function asPlainText(data: string): string {
  return decoded(data)
    .replace(/[\r\n]+/g, ' ')
    .replaceAll('##[', '## [');
}
