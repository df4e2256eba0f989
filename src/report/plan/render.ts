import type { Picture } from '../../model/picture.ts';
import { markdown } from './markdown.ts';
import { penFor } from './pen.ts';
import { whole } from './whole.ts';

export interface Rendered {
  /** For a pull request. */
  readonly comment: string;
  /** For the job's summary. */
  readonly page: string;
  /** For a file beside the job, piece by piece. */
  readonly whole: Iterable<string>;
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
  const pen = penFor(hide);
  return {
    comment: hide(markdown(picture, pen, COMMENT_LIMIT, 'comment')),
    page: hide(markdown(picture, pen, pageLimit, 'page')),
    whole: whole(picture, hide),
  };
}
