import { code, cut, prose, withoutControl } from '../inert.ts';

/** Writes values so that they are text and no secret is in them: hidden first, then cut, then made inert. */
export interface Pen {
  code(text: string, most?: number): string;
  /** A sentence of ours, with values in backticks. */
  prose(text: string, most?: number): string;
  /** One line of a fence; the fence itself is chosen to be longer than any run of backticks in it. */
  line(text: string, most?: number): string;
  readonly hide: (text: string) => string;
}

export const LONGEST_VALUE = 300;
const LONGEST_SENTENCE = 500;

export function penFor(hide: (text: string) => string): Pen {
  return {
    code: (text, most = LONGEST_VALUE) => fitted(hide(text), most, code),
    prose: (text, most = LONGEST_SENTENCE) => fitted(hide(text), most, prose),
    line: (text, most = LONGEST_VALUE) => oneLine(cut(hide(text), most)),
    hide,
  };
}

/** What is written as entities is several times as long as what it says. */
const MOST_GROWTH = 3;

function fitted(text: string, most: number, write: (text: string) => string): string {
  for (let length = most; ; length = Math.floor(length / 2)) {
    const written = write(cut(text, length));
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

/** A commit as people read it. */
export function shortCommit(commit: string): string {
  return quoted(/^[0-9a-f]{40,64}$/.test(commit) ? commit.slice(0, 12) : commit);
}

/** An image by its repository and as much of its digest as tells it from others. */
export function shortImage(image: string): string {
  return quoted(image.replace(/(@sha256:[0-9a-f]{12})[0-9a-f]{52}$/, '$1'));
}

/** Nothing but an address may stand in the brackets of a link. */
export function isLink(url: string | undefined): boolean {
  return url !== undefined && /^https?:\/\/[\w.:-]+(\/[\w./-]*)?$/.test(url);
}
