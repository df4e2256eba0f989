import { describeHolder, isLapsed, type LockHolder } from '../model/lock.ts';
import type { Store } from '../ports.ts';
import { LOCK_KEY } from './held-lock.ts';
import { HOLD_KEY } from './hold-object.ts';
import { LEDGER_KEY } from './ledger-book.ts';

/** Who works on an environment, and what tells that somebody did meanwhile. */
export interface Sighting {
  readonly holder: string | undefined;
  readonly written: string;
}

export async function lookForOthers(store: Store): Promise<Sighting> {
  const [lock, hold, ledger] = await Promise.all(
    [LOCK_KEY, HOLD_KEY, LEDGER_KEY].map((key) => store.get(key)),
  );
  const isHeld = lock !== undefined && !isLapsed(lock.modifiedAt, lock.storeNow);
  return {
    holder: isHeld ? describeHolder(JSON.parse(lock.body) as LockHolder) : undefined,
    written: `${hold?.etag} ${ledger?.etag}`,
  };
}
