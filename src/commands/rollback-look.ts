import type { Color } from '../model/color.ts';
import { otherColor } from '../model/color.ts';
import type { DnsRecord } from '../model/dns-record.ts';
import { Unreachable } from '../model/failure.ts';
import type { Release } from '../model/release.ts';
import { forUndo, type Outlook } from '../steps/ground.ts';
import type { StoredHold } from '../steps/hold-object.ts';
import { readPublic, says } from '../steps/public-record.ts';
import { dropHold } from '../steps/record-rollback.ts';
import { type ReturnSight, readReturn } from '../steps/return-to.ts';
import type { RollbackIntent } from './rollback-intent.ts';
import { orDropHold } from './rollback-undo.ts';

/** What is seen with the hold put down, or that another colour is live than was presumed. */
export type RollbackLook =
  | {
      readonly kind: 'seen';
      readonly stored: StoredHold;
      readonly records: readonly DnsRecord[];
      readonly sight: ReturnSight;
    }
  | { readonly kind: 'presumed-wrong'; readonly byRecord: () => Promise<RollbackIntent> };

/** One round: the hold put down, the record compared under the lock, and what both colours run. */
export async function putDownAndLook(intent: RollbackIntent, line: Release): Promise<RollbackLook> {
  const { ground, live } = intent;
  const idle = otherColor(live);
  const [stored, records, sight] = await Promise.allSettled([
    intent.putDown(),
    readPublic(ground),
    readReturn(ground.world, ground.book.current, line, idle),
  ]);
  if (stored.status === 'rejected') throw stored.reason;
  if (intent.byRecord && saysOtherwise(ground, records, live)) {
    await dropHold(forUndo(ground), stored.value, intent.replaced);
    ground.journal.done(`the record does not name ${live}, which the ledger has for live`);
    return { kind: 'presumed-wrong', byRecord: intent.byRecord };
  }
  return orDropHold(intent, stored.value, async () => {
    const seen = { records: fulfilled(records), sight: fulfilled(sight) };
    const { warmth } = seen.sight;
    ground.journal.done(
      `${idle} is ${warmth.kind === 'warm' ? `warm: ${seen.sight.web.after}, all healthy` : `${warmth.kind}: ${warmth.why}`}`,
    );
    return { kind: 'seen', stored: stored.value, ...seen };
  });
}

/** A refusal may mean that the ledger's zone is another one by now. */
function saysOtherwise(
  outlook: Pick<Outlook, 'site'>,
  records: PromiseSettledResult<readonly DnsRecord[]>,
  live: Color,
): boolean {
  if (records.status === 'rejected') return !(records.reason instanceof Unreachable);
  return !says(outlook, records.value, { kind: 'color', color: live });
}

function fulfilled<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}
