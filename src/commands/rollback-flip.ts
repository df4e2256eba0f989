import type { Color } from '../model/color.ts';
import type { DnsRecord } from '../model/dns-record.ts';
import { Failure } from '../model/failure.ts';
import type { Ground } from '../steps/ground.ts';
import { editPublic, readPublic, says, tellRecord, type Wanted } from '../steps/public-record.ts';
import { NeedsPerson } from './taking-back.ts';

/**
 * Compares, edits once, reads back. `compared` is what was read under the lock a moment ago, where nothing lay between.
 */
export async function flipTo(
  ground: Ground,
  compared: readonly DnsRecord[] | undefined,
  live: Color,
  wanted: Wanted,
): Promise<void> {
  const found = compared ?? (await readPublic(ground));
  if (!says(ground, found, { kind: 'color', color: live })) {
    throw new Failure(
      `${ground.site.hostname} was moved by somebody else meanwhile.`,
      'Run this again: it starts from what the record says now.',
    );
  }
  await ground.lease.freshForFlip();
  await editPublic(ground, found, wanted).catch(async (error: unknown) => {
    throw (await hasNotMoved(ground, live)) ? error : inDoubt(error);
  });
  tellRecord(ground, found, wanted);
  ground.journal.done(
    `${ground.site.hostname} points at ${wanted.kind === 'color' ? wanted.color : 'what was adopted'}, read back`,
  );
}

async function hasNotMoved(ground: Ground, live: Color): Promise<boolean> {
  const found = await readPublic(ground).catch(() => undefined);
  return found !== undefined && says(ground, found, { kind: 'color', color: live });
}

function inDoubt(cause: unknown): NeedsPerson {
  return new NeedsPerson(
    'Whether the record moved could not be read. Run this again: it starts from what the record says.',
    { cause },
  );
}
