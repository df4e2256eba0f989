import type { Color } from './color.ts';

/** What two plans of the same code may differ in. */
export interface Blanks {
  /** Of the stack that was planned; absent for shared, in whose names a colour means something. */
  readonly color?: Color;
  /** Every image that the release's containers run, ran, or are to run. */
  readonly images: readonly string[];
  readonly releases: readonly string[];
  readonly account?: string;
  /** What the provider named by itself, see `Plan`. */
  readonly ids: ReadonlyMap<string, string>;
}

/** A text in which what may differ is blank. */
export type Blanking = (text: string) => string;

const TOKEN = /[\w:/.+@-]{6,}/g;
const REVISION = /(:task-definition\/[\w-]+):\d+/g;
const COLOR = /(?<![A-Za-z])(?:blue|green)(?![A-Za-z])/gi;

export function blanking({ color, images, releases, account, ids }: Blanks): Blanking {
  const known: readonly (readonly [RegExp, string])[] = [
    ...patternOf(
      [...new Set(images.map(repositoryOf))],
      '(?::[\\w.-]+)?(?:@sha256:[0-9a-f]{64})?',
      '<image>',
    ),
    ...patternOf(releases, '', '<release>'),
    ...patternOf(account === undefined ? [] : [account], '', '<account>'),
    [REVISION, '$1:<revision>'],
    ...(color === undefined ? [] : ([[COLOR, '<color>']] as const)),
  ];
  return remembered((text) => {
    const named = ids.size === 0 ? text : text.replace(TOKEN, (token) => ids.get(token) ?? token);
    return known.reduce((told, [pattern, blank]) => told.replace(pattern, blank), named);
  });
}

const LONGEST_REMEMBERED = 80;
const MOST_REMEMBERED = 10_000;

/** A plan says the same few words again and again: names of attributes, numbers, yes and no. */
function remembered(blank: Blanking): Blanking {
  const told = new Map<string, string>();
  return (text) => {
    const before = told.get(text);
    if (before !== undefined) return before;
    const blanked = blank(text);
    if (text.length <= LONGEST_REMEMBERED && told.size < MOST_REMEMBERED) told.set(text, blanked);
    return blanked;
  };
}

/** Without tag and digest; a registry's port is no tag. */
function repositoryOf(image: string): string {
  return image.replace(/@sha256:[0-9a-f]{64}$/, '').replace(/:[\w.-]+$/, '');
}

function patternOf(
  texts: readonly string[],
  tail: string,
  blank: string,
): readonly (readonly [RegExp, string])[] {
  const given = texts
    .filter((text) => text !== '')
    .map((text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return given.length === 0 ? [] : [[new RegExp(`(?<!\\w)(?:${given.join('|')})${tail}(?!\\w)`, 'g'), blank]];
}
