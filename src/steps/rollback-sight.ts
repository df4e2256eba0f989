import type { Hold } from '../model/hold.ts';
import type { Store } from '../ports.ts';
import type { Outlook } from './ground.ts';
import { readHold, type StoredHold } from './hold-object.ts';
import { type LedgerBook, openLedger } from './ledger-book.ts';

/** What a rollback decides by, beside the record; one round of reads. */
export interface RollbackSight {
  readonly book: LedgerBook;
  readonly stored: StoredHold | undefined;
}

export async function lookForRollback(store: Store): Promise<RollbackSight> {
  const [book, stored] = await Promise.all([openLedger(store), readHold(store)]);
  return { book, stored };
}

/** A rollback that somebody began: to be waited for while its run lives, to be finished when it does not. */
export function openHold(sight: RollbackSight): Hold | undefined {
  return sight.stored?.hold.open ? sight.stored.hold : undefined;
}

/** What an earlier attempt of this very run has closed already: tried again, it is that rollback, not a second one. */
export function ownHold({ job }: Pick<Outlook, 'job'>, sight: RollbackSight): Hold | undefined {
  const hold = sight.stored?.hold;
  return hold?.runId !== undefined && hold.runId === job.runId ? hold : undefined;
}
