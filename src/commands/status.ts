import type { Ledger } from '../model/ledger.ts';
import { deployableReleases, newestOfColor } from '../model/ledger.ts';
import type { LockHolder } from '../model/lock.ts';
import { describeHolder, isLapsed } from '../model/lock.ts';
import type { Outcome } from '../model/outcome.ts';
import { isUnsettled, type Release } from '../model/release.ts';
import { type Removal, removalOf } from '../model/removal.ts';
import type { StatusRequest } from '../model/request.ts';
import { describeRunning } from '../model/standing.ts';
import type { Outlook } from '../steps/ground.ts';
import { LOCK_KEY } from '../steps/held-lock.ts';
import { readHold } from '../steps/hold-object.ts';
import { openLedger } from '../steps/ledger-book.ts';
import { lookAround } from '../steps/locate.ts';
import { conduct, type Invocation } from './conduct.ts';

/** Where the environment stands; read-only. */
export function status(invocation: Invocation<StatusRequest>): Promise<Outcome> {
  return conduct(invocation, async ({ outlook }) => {
    const { journal } = outlook;
    const { current } = await openLedger(outlook.world.store);
    const standing = await journal.step('locate', async () => {
      const found = await lookAround(outlook, current, { adopt: [], requested: undefined });
      for (const color of ['blue', 'green'] as const) {
        journal.change(
          `${color}${found.live === color ? ' (live)' : ''}`,
          newestOfColor(current, color)?.release,
          removedInWords(removalOf(current, color)) ?? describeRunning(found.running[color]),
        );
      }
      journal.done(found.live === undefined ? 'no colour is live' : `${found.live} is live`);
      return found;
    });
    await journal.step('lock', () => sayLockAndHold(outlook));
    await journal.step('ledger', async () => sayLedger(outlook, current, standing.liveLine));
    return {
      result: 'unchanged',
      ...(standing.live === undefined ? {} : { liveColor: standing.live }),
      ...(standing.liveRelease === undefined ? {} : { release: standing.liveRelease }),
      ...(standing.liveLine === undefined ? {} : { image: standing.liveLine.image }),
    };
  });
}

/** By the ledger, until a deploy begins to bring it back. */
function removedInWords(removal: Removal | undefined): string | undefined {
  if (!removal) return undefined;
  return removal.doneAt === undefined ? 'half removed' : 'removed';
}

async function sayLockAndHold({ world, journal }: Outlook): Promise<void> {
  const [found, stored] = await Promise.all([world.store.get(LOCK_KEY), readHold(world.store)]);
  const holder = found && (JSON.parse(found.body) as LockHolder);
  const lapsed = found !== undefined && isLapsed(found.modifiedAt, found.storeNow);
  if (stored) {
    const { hold } = stored;
    journal.notice(
      hold.open
        ? `A rollback to ${hold.to.slice(0, 12)} is under way, or ended half way: run it again to finish it.`
        : `Held: ${hold.by} rolled ${hold.from.slice(0, 12)} back (${hold.reason}). Revert it, or deploy with \`lift-hold: true\`.`,
    );
  }
  journal.done(holder ? `${lapsed ? 'lapsed lock of' : 'locked by'} ${describeHolder(holder)}` : 'free');
}

function sayLedger({ journal, world }: Outlook, ledger: Ledger, live: Release | undefined): void {
  const unsettled = live && isUnsettled(live) ? live : undefined;
  const names = deployableReleases(ledger)
    .slice(0, 10)
    .map((name) => name.slice(0, 12));
  if (unsettled?.dueAt !== undefined) {
    const when = new Date(unsettled.dueAt).toISOString();
    journal.notice(
      `${unsettled.release.slice(0, 12)} is unsettled; it is due ${unsettled.dueAt <= world.clock.now() ? 'since' : 'from'} ${when}.`,
    );
  }
  journal.done(names.length === 0 ? 'no release yet' : `releases that can come back: ${names.join(', ')}`);
}
