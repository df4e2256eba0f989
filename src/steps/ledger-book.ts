import { Failure } from '../model/failure.ts';
import type { Ledger } from '../model/ledger.ts';
import { EMPTY_LEDGER, parseLedger } from '../model/ledger.ts';
import type { Store } from '../ports.ts';

export const LEDGER_KEY = 'ledger.json';

/** The ledger as it was last read or written, and the only way to change it. */
export interface LedgerBook {
  readonly current: Ledger;
  /** One conditional write of the whole ledger: everything of a change is there, or nothing. */
  change(store: Store, edit: (ledger: Ledger) => Ledger): Promise<void>;
}

export async function openLedger(store: Store): Promise<LedgerBook> {
  const found = await store.get(LEDGER_KEY);
  let etag = found?.etag;
  let current = found ? parseLedger(found.body, LEDGER_KEY) : EMPTY_LEDGER;
  return {
    get current() {
      return current;
    },
    async change(through, edit) {
      const next = edit(current);
      const body = JSON.stringify(next);
      const answer =
        etag === undefined
          ? await through.create(LEDGER_KEY, body)
          : await through.replace(LEDGER_KEY, body, etag);
      if (answer.kind === 'refused') {
        throw new Failure(
          'The ledger was changed by somebody else while this run held the lock.',
          'Run `status` to see who works on this environment, then run this again.',
        );
      }
      etag = answer.etag;
      current = next;
    },
  };
}
