import { code, cut, prose, withoutControl } from '../inert.ts';
import { shortName } from '../short-names.ts';

/**
 * Writes values so that they are text and no secret is in them: hidden first, then cut, then made inert. It remembers whether
 * anything had to be left out.
 */
export interface Pen {
  code(text: string, most?: number): string;
  /** A sentence of ours, with values in backticks. */
  prose(text: string, most?: number): string;
  /** One line of a fence; the fence itself is chosen to be longer than any run of backticks in it. */
  line(text: string, most?: number): string;
  readonly hide: (text: string) => string;
  /** Something that there was no room for. */
  leaveOut(): void;
  readonly hasLeftOut: boolean;
}

export const LONGEST_VALUE = 300;
const LONGEST_SENTENCE = 500;

export function penFor(hide: (text: string) => string): Pen {
  let hasLeftOut = false;
  const within = (text: string, most: number): string => {
    if (text.length > most) hasLeftOut = true;
    return cut(text, most);
  };
  return {
    code: (text, most = LONGEST_VALUE) => fitted(hide(text), most, code, within),
    prose: (text, most = LONGEST_SENTENCE) => fitted(hide(text), most, prose, within),
    line: (text, most = LONGEST_VALUE) => oneLine(within(hide(text), most)),
    hide,
    leaveOut: () => {
      hasLeftOut = true;
    },
    get hasLeftOut() {
      return hasLeftOut;
    },
  };
}

/** What is written as entities is several times as long as what it says. */
const MOST_GROWTH = 3;

function fitted(
  text: string,
  most: number,
  write: (text: string) => string,
  within: (text: string, most: number) => string,
): string {
  for (let length = most; ; length = Math.floor(length / 2)) {
    const written = write(within(text, length));
    if (length < 2 || Buffer.byteLength(written) <= most * MOST_GROWTH) return written;
  }
}

export function oneLine(text: string): string {
  return withoutControl(text).replace(/[\n\t]+/g, ' ');
}

/** A value between backticks in a sentence of ours. */
export function quoted(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}

/** A commit or an image as people read it. */
export function shortQuoted(name: string): string {
  return quoted(shortName(name));
}

/** Nothing but an address may stand in the brackets of a link. */
export function isLink(url: string | undefined): boolean {
  return url !== undefined && /^https?:\/\/[\w.:-]+(\/[\w./-]*)?$/.test(url);
}
