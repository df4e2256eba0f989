import type { Picture } from '../../model/picture.ts';
import { mark, markdown } from './markdown.ts';
import { penFor } from './pen.ts';
import { whole } from './whole.ts';

export interface Rendered {
  /** For a pull request. */
  readonly comment: string;
  /** For the job's summary. */
  readonly page: string;
  /** For a file beside the job, piece by piece. */
  readonly whole: Iterable<string>;
  /** What had no room for everything that is in `whole`. */
  readonly cut: { readonly comment: boolean; readonly page: boolean };
}

/** GitHub's 65,536, less what finds the comment again. */
export const COMMENT_LIMIT = 65_000;
export const PAGE_LIMIT = 1_048_576;

/**
 * @param hide replaces every known secret. It sees each value before anything is cut or escaped, and once more the text that came
 *             of them all.
 * @param pageLimit less than all, where something else stands on the page.
 */
export function rendered(
  picture: Picture,
  hide: (text: string) => string,
  pageLimit: number = PAGE_LIMIT,
): Rendered {
  const [commentPen, pagePen] = [penFor(hide), penFor(hide)];
  const comment = markdown(picture, commentPen, COMMENT_LIMIT, 'comment');
  // What a comment has room for all of, the page has too: it is not written twice.
  const isWhole = !commentPen.hasLeftOut && pageLimit >= COMMENT_LIMIT;
  const page = isWhole ? unmarked(comment, picture) : markdown(picture, pagePen, pageLimit, 'page');
  const cut = { comment: commentPen.hasLeftOut, page: pagePen.hasLeftOut };
  return { comment: hide(comment), page: hide(page), whole: whole(picture, hide), cut };
}

function unmarked(comment: string, picture: Picture): string {
  return `${comment.slice(0, comment.length - mark(picture, 'comment').length - 1)}\n`;
}
