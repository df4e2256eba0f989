import type { Job } from '../model/job.ts';
import type { Site } from '../model/site.ts';
import type { World } from '../ports.ts';
import type { Journal } from './journal.ts';
import type { Lease } from './lease.ts';
import type { LedgerBook } from './ledger-book.ts';

/** What a command stands on before it holds anything: it can look, and knows whom it serves. */
export interface Outlook {
  readonly world: World;
  readonly site: Site;
  readonly job: Job;
  readonly journal: Journal;
  readonly zoneId: string;
}

/** What the steps of a command stand on once the environment is locked. */
export interface Ground extends Outlook {
  readonly book: LedgerBook;
  readonly lease: Lease;
}

/** The same ground for taking something back: a cancel or a stop request does not cut it short, a lost lease does. */
export function forUndo(ground: Ground): Ground {
  return { ...ground, world: ground.lease.undoWorld };
}
