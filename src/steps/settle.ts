import { otherColor } from '../model/color.ts';
import { messageOf } from '../model/failure.ts';
import { newestOfColor, updateRelease } from '../model/ledger.ts';
import type { Release } from '../model/release.ts';
import { isUnsettled } from '../model/release.ts';
import { emptyColor } from './empty-color.ts';
import type { Ground } from './ground.ts';
import { contract } from './migrate.ts';

/** Whether the contract migrations ran: a failure there leaves the release unsettled, and is the caller's to judge. */
export type SettleAnswer =
  /** With how many tasks of the other colour went. */
  | { readonly kind: 'settled'; readonly stopped: number }
  | { readonly kind: 'contract-failed'; readonly error: unknown };

/**
 * Ends a release: the previous colour to zero and gone, then the contract migrations, then the ledger.
 * Ends the warm rollback with it.
 */
export async function settle(ground: Ground, live: Release): Promise<SettleAnswer> {
  const idle = otherColor(live.color);
  const line = newestOfColor(ground.book.current, idle);
  const stopped = line
    ? await emptyColor(ground, { color: idle, cluster: live.shared.cluster, outputs: line.outputs })
    : 0;
  try {
    await contract(ground, live);
  } catch (error) {
    return { kind: 'contract-failed', error };
  }
  await ground.book.change(ground.world.store, (ledger) =>
    updateRelease(ledger, live.number, (release) => ({ ...release, settledAt: ground.world.clock.now() })),
  );
  ground.journal.done(
    `${live.release.slice(0, 12)} is settled; ${idle} ${stopped === 0 ? 'was empty already' : `is empty, ${stopped} tasks gone`}`,
  );
  return { kind: 'settled', stopped };
}

/** Inside a deploy: the live release is settled whether due or not, because its way back ends here anyway. */
export async function settleBeforeDeploy(ground: Ground, found: Release | undefined): Promise<void> {
  const live = ground.book.current.releases.find((line) => line.number === found?.number);
  if (!live || !isUnsettled(live)) {
    ground.journal.unchanged('nothing to settle');
    return;
  }
  if (live.before.kind === 'color')
    ground.world.log.line(`this ends the warm rollback from ${live.release.slice(0, 12)}`);
  const answer = await settle(ground, live);
  if (answer.kind === 'contract-failed') {
    const why = messageOf(answer.error);
    ground.journal.notice(
      `The contract migrations of ${live.release.slice(0, 12)} failed; this release's take them over. ${why}`,
    );
  }
}
