import type { Store, WriteAnswer } from '../ports.ts';

/**
 * Writes under a condition and is not fooled by its own echo: when the answer to an applied write was lost
 * and the client sent it again, the store refuses the second one. Then the object holds what we wrote.
 *
 * @param etag  the object that is replaced; undefined when there must be none
 */
export async function writeIf(
  store: Store,
  key: string,
  body: string,
  etag: string | undefined,
): Promise<WriteAnswer> {
  const answer = etag === undefined ? await store.create(key, body) : await store.replace(key, body, etag);
  if (answer.kind === 'written') return answer;
  const found = await store.get(key);
  return found?.body === body ? { kind: 'written', etag: found.etag } : answer;
}
