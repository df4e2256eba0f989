import type { Color } from '../model/color.ts';
import { newestOfColor } from '../model/ledger.ts';
import { liftHold } from '../model/next.ts';
import type { Ground } from '../steps/ground.ts';
import { standDown } from '../steps/hand-over.ts';
import { readPublic, says, type Wanted } from '../steps/public-record.ts';
import { closeHold } from '../steps/record-rollback.ts';
import type { Ending } from './conclude.ts';
import { flipTo } from './rollback-flip.ts';
import { gate } from './rollback-gate.ts';
import type { RollbackIntent } from './rollback-intent.ts';
import { orDropHold } from './rollback-undo.ts';

/**
 * `to: adopted`: the records that the first deploy had taken over from, restored by one batch. Then workers and beat stop: the old site
 * has its own, and a schedule that two keep runs twice.
 */
export async function restoreAdopted(intent: RollbackIntent): Promise<Ending> {
  const { ground } = intent;
  const records = ground.book.current.adopted?.records ?? [];
  const stored = await intent.putDown();
  await ground.journal.step('flip', () =>
    orDropHold(intent, stored, () => ensureAdopted(ground, intent, { kind: 'adopted', records })),
  );
  await ground.journal.step('finish', () => leaveQueues(ground, intent.live));
  await closeHold(ground, stored);
  ground.journal.change('live colour', intent.live, 'none: the records from before Flipgate');
  return { result: 'live', previousColor: intent.live, next: liftHold(intent.hold, ground) };
}

async function ensureAdopted(ground: Ground, intent: RollbackIntent, wanted: Wanted): Promise<void> {
  const { journal, site } = ground;
  const found = await readPublic(ground);
  if (says(ground, found, wanted)) {
    return journal.unchanged(`${site.hostname} points at what was adopted already`);
  }
  await gate(intent);
  await flipTo(ground, found, intent.live, wanted);
}

async function leaveQueues(ground: Ground, live: Color): Promise<void> {
  const line = newestOfColor(ground.book.current, live);
  if (line) await standDown(ground, line);
  ground.journal.done(`neither workers nor beat of ${live} run`);
}
