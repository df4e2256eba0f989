/** What a comment says of itself in a place where only programs look. */
export interface ParityMark {
  readonly environment: string;
  readonly commit: string;
  /** Over all changes. */
  readonly digest: string;
  readonly changes: ChangeDigests;
}

/** `counted`: there were more than a comment can hold, so that only the digest over all can be compared. */
export type ChangeDigests =
  | { readonly kind: 'listed'; readonly digests: readonly string[] }
  | { readonly kind: 'counted'; readonly count: number };

const EMPTY = '%';
const DIGEST_LENGTH = 20;
/** A quarter of a comment. */
const MOST_LISTED = 800;
/** The comment's last line: whatever the plan's values say stands before it. */
const MARK = /<!-- flipgate:parity:1 (\S+) (\S+) ([0-9a-f]{64}) (\d+) ([\w-]*) -->\s*$/;

export function parityMark(
  environment: string,
  commit: string,
  digest: string,
  digests: readonly string[],
): string {
  const listed = digests.length > MOST_LISTED ? '' : digests.join('');
  const fields = [escaped(environment), escaped(commit), digest, digests.length, listed];
  return `<!-- flipgate:parity:1 ${fields.join(' ')} -->`;
}

/** Undefined when the text holds none for this environment. Whoever may write the comment may write the mark: ask first whose it is. */
export function readParityMark(text: string, environment: string): ParityMark | undefined {
  const [, where = '', commit = '', digest = '', count = '', listed = ''] = MARK.exec(text) ?? [];
  return where === escaped(environment)
    ? { environment, commit: read(commit), digest, changes: changesOf(Number(count), listed) }
    : undefined;
}

function changesOf(count: number, listed: string): ChangeDigests {
  const digests = listed.match(new RegExp(`.{${DIGEST_LENGTH}}`, 'g')) ?? [];
  return digests.length === count && listed.length === count * DIGEST_LENGTH
    ? { kind: 'listed', digests }
    : { kind: 'counted', count };
}

function read(field: string): string {
  try {
    return field === EMPTY ? '' : decodeURIComponent(field);
  } catch {
    return field;
  }
}

/** No name of an environment and no commit is longer; whatever is would cost the comment its room. */
const LONGEST_FIELD = 100;

/** Nothing that ends a comment of HTML or a field. A dash alone stays, since names have them. */
function escaped(text: string): string {
  if (text === '') return EMPTY;
  const field = encodeURIComponent(text.slice(0, LONGEST_FIELD).toWellFormed());
  return field.replace(/--/g, '-%2D').replace(/-$/, '%2D');
}
