import type { Color } from '../model/color.ts';
import { runUrl } from '../model/job.ts';
import { appendRelease } from '../model/ledger.ts';
import { type Before, type Release, WITHOUT_BEAT } from '../model/release.ts';
import type { Ground } from './ground.ts';
import type { StoredHold } from './hold-object.ts';
import { removeHold, writeHold } from './hold-object.ts';

/** The release that is live again gets a line of its own, with a time of its own to settle. */
export async function recordRollback(
  ground: Ground,
  line: Release,
  live: Color,
  before: Before,
): Promise<void> {
  const now = ground.world.clock.now();
  const page = runUrl(ground.job);
  const { number: _, settledAt: __, alarmsBefore: ___, ...kept } = line;
  const { [WITHOUT_BEAT]: ____, ...durations } = line.durations;
  await ground.book.change(ground.world.store, (ledger) =>
    appendRelease(ledger, {
      ...kept,
      kind: 'rollback',
      color: live,
      state: 'closed',
      openedAt: now,
      flippedAt: now,
      closedAt: now,
      dueAt: now + line.settings.warmMs,
      before,
      durations: { ...durations, ...ground.journal.measured },
      ...(page === undefined ? {} : { runUrl: page }),
    }),
  );
}

/** Whether the ledger says already that this release is what is live: no flip lies between. */
export function isRecorded({ book }: Ground, release: string, live: Color): boolean {
  const newest = book.current.releases.findLast((line) => line.state === 'closed');
  return newest?.release === release && newest.color === live;
}

/** From a stop request to a hold: only now may deploys take the lock again. */
export async function closeHold(ground: Ground, stored: StoredHold): Promise<void> {
  await writeHold(ground.world.store, { ...stored.hold, open: false }, stored);
}

/** A rollback that cannot be made leaves no trace: what it put down is taken up again. */
export async function dropHold(
  ground: Ground,
  stored: StoredHold,
  replaced: StoredHold | undefined,
): Promise<void> {
  const { store } = ground.world;
  if (replaced) await writeHold(store, replaced.hold, stored);
  else await removeHold(store, stored);
}
