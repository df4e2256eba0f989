import { passSchemaGate, whatStays } from '../model/schema-gate.ts';
import type { RollbackIntent } from './rollback-intent.ts';

/** Under the lock, by the ledger as it is now: a contract may have ended since the way back was decided. */
export async function gate({ ground, target, accepted }: RollbackIntent): Promise<void> {
  const ledger = ground.book.current;
  passSchemaGate(ledger, target, accepted);
  const stays = whatStays(ledger, target);
  if (stays !== undefined) ground.journal.notice(stays);
}
