import type { Hold } from '../model/hold.ts';
import type { Store } from '../ports.ts';

export const HOLD_KEY = 'hold.json';

export interface StoredHold {
  readonly hold: Hold;
  readonly etag: string;
}

export async function readHold(store: Store): Promise<StoredHold | undefined> {
  const found = await store.get(HOLD_KEY);
  return found && { hold: JSON.parse(found.body) as Hold, etag: found.etag };
}

/** Undefined when somebody else wrote it meanwhile. */
export async function writeHold(
  store: Store,
  hold: Hold,
  replaced: StoredHold | undefined,
): Promise<StoredHold | undefined> {
  const body = JSON.stringify(hold);
  const answer = replaced
    ? await store.replace(HOLD_KEY, body, replaced.etag)
    : await store.create(HOLD_KEY, body);
  return answer.kind === 'written' ? { hold, etag: answer.etag } : undefined;
}

export async function removeHold(store: Store, stored: StoredHold): Promise<void> {
  await store.remove(HOLD_KEY, stored.etag);
}
