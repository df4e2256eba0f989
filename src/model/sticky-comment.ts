/** Whose words a comment holds: a run that plans this commit of the pull request. */
export interface Writer {
  readonly commit: string;
  readonly run: number;
  readonly attempt: number;
}

export interface StickyComment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
}

/** Hidden, and first in the comment: a text that quotes one is none. */
export function marker(purpose: string, key: string): string {
  return `<!-- flipgate:${purpose}:${key} -->`;
}

export function stickyBody(mark: string, writer: Writer, text: string): string {
  return `${mark}\n<!-- flipgate:by:${writer.commit}:${writer.run}.${writer.attempt} -->\n${text}`;
}

export function isBy(writer: Writer, comment: Pick<StickyComment, 'body'>): boolean {
  const found = writerOf(comment);
  return found?.commit === writer.commit && found.run === writer.run && found.attempt === writer.attempt;
}

const WRITER = /^<!-- flipgate:by:([0-9a-f]+):(\d+)\.(\d+) -->$/;

/** Undefined for a text that says no writer: anybody may write over it. */
export function writerOf({ body }: Pick<StickyComment, 'body'>): Writer | undefined {
  const [, commit, run, attempt] = WRITER.exec(body.split(/\r?\n/, 2)[1] ?? '') ?? [];
  return commit === undefined ? undefined : { commit, run: Number(run), attempt: Number(attempt) };
}

/** Ours, oldest first: the first one stays, whatever two runs at once have made. */
export function ourComments<C extends StickyComment>(
  all: readonly C[],
  self: string,
  mark: string,
): readonly C[] {
  return all
    .filter(({ author, body }) => author === self && body.split(/\r?\n/, 1)[0] === mark)
    .toSorted((one, other) => one.id - other.id);
}

/**
 * Whether a run may write over what another has written. A plan of a commit that is not the newest any more never may;
 * of two runs of one commit the later one has the last word.
 */
export function mayWrite(mine: Writer, theirs: Writer | undefined, newest: string): boolean {
  if (mine.commit !== newest) return false;
  if (theirs?.commit !== mine.commit) return true;
  return mine.run === theirs.run ? mine.attempt >= theirs.attempt : mine.run > theirs.run;
}
