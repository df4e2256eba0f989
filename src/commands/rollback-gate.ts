import { passSchemaGate } from '../model/schema-gate.ts';
import { tellSchema } from '../steps/tell-rollback.ts';
import type { RollbackIntent } from './rollback-intent.ts';

/** Under the lock, by the ledger as it is now: a contract may have ended since the way back was decided. */
export async function gate({ ground, target, accepted }: RollbackIntent): Promise<void> {
  passSchemaGate(ground.book.current, target, accepted);
  tellSchema(ground, target);
}
