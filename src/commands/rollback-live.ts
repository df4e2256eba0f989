import type { Color } from '../model/color.ts';
import type { DnsRecord } from '../model/dns-record.ts';
import { Failure } from '../model/failure.ts';
import { colorOfRecord } from '../model/location.ts';
import type { Outlook } from '../steps/ground.ts';
import { readPublic, says } from '../steps/public-record.ts';
import { openHold, type RollbackSight } from '../steps/rollback-sight.ts';

/** How the live colour is known: by the record, or, where that cannot be read, by what answers. */
export type FindLive = (outlook: Outlook, sight: RollbackSight) => Promise<Color>;

/**
 * The colour to go back from: the one that the record names, or named before a rollback to the adopted records ended
 * half way.
 *
 * @throws Failure when the record cannot be read, or no colour of ours is live: then there is nothing to go back from.
 */
export async function liveByRecord(outlook: Outlook, sight: RollbackSight): Promise<Color> {
  return liveAmong(outlook, sight, await readPublic(outlook));
}

export function liveAmong(
  { site }: Pick<Outlook, 'site'>,
  sight: RollbackSight,
  records: readonly DnsRecord[],
): Color {
  const [record, ...others] = records;
  const color = record && others.length === 0 ? colorOfRecord(site, record) : undefined;
  const found = color ?? leftForAdopted(site, sight, records);
  if (found) return found;
  throw new Failure(
    `${site.hostname} points at ${record?.content ?? 'nothing'}: no colour is live, so there is nothing to go back from.`,
    'Point the record at a colour, or deploy.',
  );
}

function leftForAdopted(
  site: Outlook['site'],
  sight: RollbackSight,
  records: readonly DnsRecord[],
): Color | undefined {
  const begun = openHold(sight);
  const { adopted, releases } = sight.book.current;
  if (begun?.to !== 'adopted' || !adopted) return undefined;
  if (!says({ site }, records, { kind: 'adopted', records: adopted.records })) return undefined;
  return releases.findLast((line) => line.release === begun.from)?.color;
}
