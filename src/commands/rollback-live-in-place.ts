import type { Color } from '../model/color.ts';
import type { DnsRecord } from '../model/dns-record.ts';
import { Failure, messageOf } from '../model/failure.ts';
import { describeRunning } from '../model/standing.ts';
import { colorsAnswering } from '../steps/answering-color.ts';
import type { Outlook } from '../steps/ground.ts';
import { readPublic } from '../steps/public-record.ts';
import type { RollbackSight } from '../steps/rollback-sight.ts';
import { readRunning } from '../steps/running.ts';
import { UNKNOWN_ZONE } from '../steps/zone.ts';
import { liveAmong } from './rollback-live.ts';

/**
 * The record decides where it can be read. Where it cannot, live is the one colour whose running release the public host
 * answers with; none or both is refused.
 */
export async function liveInPlace(outlook: Outlook, sight: RollbackSight): Promise<Color> {
  const records = outlook.zoneId === UNKNOWN_ZONE ? undefined : await publicOrUnreadable(outlook);
  if (records) return liveAmong(outlook, sight, records);
  const ledger = sight.book.current;
  const running = await readRunning(outlook.world.ecs, ledger);
  const [live, ...others] = await colorsAnswering(outlook, ledger, running);
  if (live && others.length === 0) {
    outlook.journal.notice(
      `${live.color} is taken for live: it runs what ${outlook.site.hostname} answers with.`,
    );
    return live.color;
  }
  throw new Failure(
    `Which colour is live cannot be known: the record cannot be read, and ${live ? 'both colours answer alike' : 'neither colour answers'}. Blue runs ${describeRunning(running.blue)}, green runs ${describeRunning(running.green)}.`,
    'Wait for the Cloudflare API to come back, then run the rollback without `in-place`.',
  );
}

async function publicOrUnreadable(outlook: Outlook): Promise<readonly DnsRecord[] | undefined> {
  try {
    return await readPublic(outlook);
  } catch (error) {
    const why = messageOf(error);
    outlook.journal.notice(`The record cannot be read. ${why}`);
    return undefined;
  }
}
