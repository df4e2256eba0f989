import { PER_PAGE } from './github-client.ts';

/** GitHub lists no more than this many pages' worth to be looked through; a list that goes on longer is a mistake. */
const MOST_PAGES = 100;

/** A list to its end: a page that is not full is the last one. */
export async function allPages<T>(read: (page: number) => Promise<readonly T[]>): Promise<readonly T[]> {
  const found: T[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const items = await read(page);
    found.push(...items);
    if (items.length < PER_PAGE) break;
  }
  return found;
}
