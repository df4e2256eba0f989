import { z } from 'zod';
import type { Store } from '../../ports.ts';

/**
 * Who holds a state lock, in words that a later run can check. Written when terraform proves that it
 * holds the lock, because only then its id is known; a lock without a note is never taken for ours.
 */
const note = z.object({
  lockId: z.string(),
  /** See machine.ts. */
  processSpace: z.string().optional(),
  pid: z.number(),
  /** See process-start.ts. */
  processStart: z.string(),
  runId: z.string().optional(),
  attempt: z.number(),
  runner: z.enum(['hosted', 'self-hosted']),
});
export type LockNote = z.infer<typeof note>;

export function noteKey(siteKey: string, stack: string): string {
  return `${siteKey}/terraform-${stack}.json`;
}

/** Undefined when there is none, or one that another release of the action wrote in another shape. */
export async function readNote(store: Store, key: string): Promise<LockNote | undefined> {
  const found = await store.get(key);
  if (found === undefined) return undefined;
  try {
    return note.parse(JSON.parse(found.body));
  } catch {
    return undefined;
  }
}

/** Only who holds the environment's lock writes notes, so that a refusal means that it was lost. */
export async function writeNote(store: Store, key: string, what: LockNote): Promise<'written' | 'refused'> {
  const body = JSON.stringify(what);
  const found = await store.get(key);
  const answer =
    found === undefined ? await store.create(key, body) : await store.replace(key, body, found.etag);
  return answer.kind;
}
