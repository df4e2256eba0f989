import type { Before, Release } from '../model/release.ts';
import type { Ground } from '../steps/ground.ts';
import { handOverTo } from '../steps/hand-over.ts';
import type { StoredHold } from '../steps/hold-object.ts';
import { closeHold, isRecorded, recordRollback } from '../steps/record-rollback.ts';
import { liftSuspension } from '../steps/suspension.ts';

/** Workers and beat, the suspension lifted, the ledger, and last the hold: from here on deploys may come again. */
export async function finish(
  ground: Ground,
  line: Release,
  stored: StoredHold,
  before: Before,
): Promise<void> {
  await handOverTo(ground, line);
  await liftSuspension(ground, line);
  if (!isRecorded(ground, line.release, line.color)) await recordRollback(ground, line, line.color, before);
  await closeHold(ground, stored);
  ground.journal.done(
    `${stored.hold.from.slice(0, 12)} is held back until it is reverted or the hold is lifted`,
  );
}
