import { Failure } from '../model/failure.ts';
import { isBy, mayWrite, ourComments, stickyBody, type Writer, writerOf } from '../model/sticky-comment.ts';
import type { Clock, Conversation, IssueComment } from '../ports.ts';

export interface StickyText {
  readonly pullRequest: number;
  readonly mark: string;
  readonly writer: Writer;
  readonly text: string;
}

export type Posted =
  | { readonly kind: 'written' | 'unchanged'; readonly url: string }
  /** Nothing was written: the words are those of a newer commit or of a later run, or are to be. */
  | { readonly kind: 'outdated' };

/** Another run may write between any two calls; nobody does so more often. */
const ROUNDS = 5;
/** Another run that looked before this one wrote has written by then. */
const OTHERS_WRITE_MS = 2_000;

/**
 * One comment that is written over, never a second one. GitHub has no conditional write: who writes looks again, until it
 * sees one comment of ours that says what it should.
 */
export async function postSticky(
  conversation: Conversation,
  clock: Clock,
  sticky: StickyText,
): Promise<Posted> {
  const self = await conversation.self();
  const body = stickyBody(sticky.mark, sticky.writer, sticky.text);
  let wrote = false;
  for (let round = 0; round < ROUNDS; round += 1) {
    const found = await look(conversation, self, sticky);
    const [kept, ...duplicates] = found.comments;
    const outdated = found.kind === 'outdated';
    // A run that has the last word removes them all; another one its own, which nobody may see again.
    const unwanted = outdated ? duplicates.filter((one) => isBy(sticky.writer, one)) : duplicates;
    for (const { id } of unwanted) await conversation.removeComment(id);
    if (outdated) return { kind: 'outdated' };
    if (kept?.body === body) return { kind: wrote ? 'written' : 'unchanged', url: kept.url };
    await (kept
      ? conversation.editComment(kept.id, body)
      : conversation.addComment(sticky.pullRequest, body));
    wrote = true;
    await clock.sleep(OTHERS_WRITE_MS);
  }
  throw new Failure(
    `The comment on #${sticky.pullRequest} does not stay as it is written.`,
    'Look whether another workflow writes over it, then run this again.',
  );
}

interface Seen {
  readonly kind: 'outdated' | 'ours';
  readonly comments: readonly IssueComment[];
}

async function look(
  conversation: Conversation,
  self: string,
  { pullRequest, mark, writer }: StickyText,
): Promise<Seen> {
  const comments = ourComments(await conversation.comments(pullRequest), self, mark);
  // The newest commit last: what was read before it may be older than it.
  const { head } = await conversation.pullRequest(pullRequest);
  const mayOverAll = [undefined, ...comments.map(writerOf)].every((theirs) => mayWrite(writer, theirs, head));
  return { kind: mayOverAll ? 'ours' : 'outdated', comments };
}
