import { forUndo } from '../steps/ground.ts';
import type { StoredHold } from '../steps/hold-object.ts';
import { dropHold } from '../steps/record-rollback.ts';
import type { RollbackIntent } from './rollback-intent.ts';
import { NeedsPerson } from './taking-back.ts';

/** What fails before the record moved leaves no hold behind; that dropping it fails too never hides why. */
export async function orDropHold<T>(
  intent: RollbackIntent,
  stored: StoredHold,
  action: () => Promise<T>,
): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof NeedsPerson) throw error;
    await dropHold(forUndo(intent.ground), stored, intent.replaced).catch((dropError: unknown) =>
      intent.ground.journal.notice(`The hold could not be taken back: ${String(dropError)}`),
    );
    throw error;
  }
}

/** What fails after users were moved is for a person to see, and for the next run to finish. */
export async function orNeedsPerson(moved: string, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (cause) {
    throw new NeedsPerson(`${moved}, and what came after failed. Run this again: it does the rest.`, {
      cause,
    });
  }
}
