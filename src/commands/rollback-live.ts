import type { Color } from '../model/color.ts';
import { Failure } from '../model/failure.ts';
import { colorOfRecord } from '../model/location.ts';
import type { Outlook } from '../steps/ground.ts';
import { says } from '../steps/public-record.ts';
import { openHold, type RollbackSight } from '../steps/rollback-sight.ts';

/**
 * The colour to go back from: the one that the record names, or named before a rollback to the adopted records ended
 * half way.
 *
 * @throws Failure when no colour of ours is live: then there is nothing to go back from.
 */
export function liveByRecord(outlook: Pick<Outlook, 'site'>, sight: RollbackSight): Color {
  const { site } = outlook;
  if (sight.records === 'unreadable') {
    throw new Failure(
      `The record of ${site.hostname} cannot be read.`,
      "When Cloudflare's API is down, go back inside the live colour with `in-place: true`.",
    );
  }
  const [record, ...others] = sight.records;
  const color = record && others.length === 0 ? colorOfRecord(site, record) : undefined;
  const found = color ?? leftForAdopted(outlook, sight);
  if (found) return found;
  throw new Failure(
    `${site.hostname} points at ${record?.content ?? 'nothing'}: no colour is live, so there is nothing to go back from.`,
    'Point the record at a colour, or deploy.',
  );
}

function leftForAdopted(outlook: Pick<Outlook, 'site'>, sight: RollbackSight): Color | undefined {
  const begun = openHold(sight);
  const { adopted, releases } = sight.book.current;
  if (begun?.to !== 'adopted' || !adopted || sight.records === 'unreadable') return undefined;
  if (!says(outlook, sight.records, { kind: 'adopted', records: adopted.records })) return undefined;
  return releases.findLast((line) => line.release === begun.from)?.color;
}
