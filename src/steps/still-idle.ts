import type { Color } from '../model/color.ts';
import { Failure } from '../model/failure.ts';
import { colorOfRecord } from '../model/location.ts';
import type { Outlook } from './ground.ts';

/**
 * Asked right before tasks are taken away from a colour: the record decides, and somebody may have flipped by hand
 * since this run looked.
 *
 * @throws Failure when the public record names this colour.
 */
export async function mustBeIdle({ world, site, zoneId }: Outlook, color: Color): Promise<void> {
  const records = await world.dns.records(zoneId, site.hostname);
  if (records.some((record) => colorOfRecord(site, record) === color)) {
    throw new Failure(
      `${site.hostname} points at ${color} now: somebody flipped while this run was working.`,
      'Nothing in the live colour was touched. Run this again: it starts from what is live now.',
    );
  }
}
