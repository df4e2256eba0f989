import type { DnsRecord } from '../model/dns-record.ts';
import type { Hold } from '../model/hold.ts';
import type { LockHolder } from '../model/lock.ts';
import { isLapsed } from '../model/lock.ts';
import type { Outlook } from './ground.ts';
import { readHold, type StoredHold } from './hold-object.ts';
import { LOCK_KEY } from './lease.ts';
import { type LedgerBook, openLedger } from './ledger-book.ts';
import { readPublic } from './public-record.ts';

/** Everything that a rollback decides by, in one round of reads. */
export interface RollbackSight {
  readonly book: LedgerBook;
  readonly records: readonly DnsRecord[] | 'unreadable';
  readonly stored: StoredHold | undefined;
  /** Whoever holds the lock, and may live. */
  readonly holder: LockHolder | undefined;
}

export async function lookForRollback(outlook: Outlook): Promise<RollbackSight> {
  const { store } = outlook.world;
  const [book, stored, lock, records] = await Promise.all([
    openLedger(store),
    readHold(store),
    store.get(LOCK_KEY),
    readPublic(outlook).catch((error: unknown) => ({ error })),
  ]);
  const living = lock && !isLapsed(lock.modifiedAt, lock.storeNow);
  return {
    book,
    records: 'error' in records ? 'unreadable' : records,
    stored,
    holder: living ? (JSON.parse(lock.body) as LockHolder) : undefined,
  };
}

/** A rollback that somebody began: to be waited for while its run lives, to be finished when it does not. */
export function openHold(sight: RollbackSight): Hold | undefined {
  return sight.stored?.hold.open ? sight.stored.hold : undefined;
}
