import { newestOf, newestOfColor, updateRelease } from '../model/ledger.ts';
import type { Release } from '../model/release.ts';
import type { Ground } from './ground.ts';
import { handOverTo, standDown } from './hand-over.ts';
import { editPublic, readPublic, says, tellRecord, wantedBefore } from './public-record.ts';
import { liftSuspension } from './suspension.ts';
import { verifyPublic } from './verify.ts';

export type FlipBack =
  /** The record never moved, so there was nothing to take back. */
  | { readonly kind: 'not-flipped' }
  | { readonly kind: 'flipped-back' }
  /** Somebody pointed the record elsewhere by hand: theirs to decide. */
  | { readonly kind: 'moved-by-hand' };

/**
 * Users before queues: the record first, then workers and beat, then the suspension lifted. The new colour stays as it is
 * until the next settle or deploy.
 */
export async function flipBack(ground: Ground, number: number): Promise<FlipBack> {
  const line = ground.book.current.releases.find((one) => one.number === number);
  if (!line) return { kind: 'not-flipped' };
  const found = await readPublic(ground);
  const back = wantedBefore(line.before);
  if (!says(ground, found, { kind: 'color', color: line.color })) {
    if (!says(ground, found, back)) return { kind: 'moved-by-hand' };
    await giveBack(ground, line);
    return { kind: 'not-flipped' };
  }
  await editPublic(ground, found, back);
  tellRecord(ground, found, back);
  const said = `${ground.site.hostname} is back at ${back.kind === 'color' ? back.color : 'what it was'}`;
  ground.world.log.line(said);
  await afterwards(ground, line);
  const previous = previousLine(ground, line);
  ground.journal.done(
    previous ? `${said} and answers as ${previous.release.slice(0, 12)}` : `${said}, read back`,
  );
  return { kind: 'flipped-back' };
}

async function afterwards(ground: Ground, line: Release): Promise<void> {
  await ground.book.change(ground.world.store, (ledger) =>
    updateRelease(ledger, line.number, (release) => ({ ...release, state: 'given-up' })),
  );
  const previous = previousLine(ground, line);
  if (previous) await verifyPublic(ground, previous);
  await giveBack(ground, line);
}

/** To the colour that serves again: workers and beat, and its scaling, held until now because it was the way back. */
async function giveBack(ground: Ground, line: Release): Promise<void> {
  const previous = previousLine(ground, line);
  if (!previous) return standDown(ground, line);
  await handOverTo(ground, previous);
  await liftSuspension(ground, previous);
}

function previousLine({ book }: Ground, { before }: Release): Release | undefined {
  if (before.kind !== 'color') return undefined;
  return before.release === undefined
    ? newestOfColor(book.current, before.color)
    : newestOf(book.current, before.color, before.release);
}
