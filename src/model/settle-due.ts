import { type Color, otherColor } from './color.ts';
import { type Ledger, newestOfColor } from './ledger.ts';
import { isDue, isUnsettled, type Release } from './release.ts';
import { removalOf } from './removal.ts';
import type { SettleRequest } from './request.ts';
import { describeMoment } from './span.ts';
import type { Standing } from './standing.ts';

export type SettleTask = 'settle' | 'remove idle';

export type SettleDue =
  | { readonly kind: 'nothing'; readonly why: string }
  | { readonly kind: 'due'; readonly line: Release; readonly tasks: readonly SettleTask[] };

/**
 * What a settle has to do, by one look: the live release's, once its time has come, or again where a flip back has left
 * something; then the idle colour's stack.
 */
export function settleDue(
  standing: Pick<Standing, 'live' | 'liveLine' | 'liveRelease'>,
  ledger: Ledger,
  { release, removeIdle }: Pick<SettleRequest, 'release' | 'removeIdle'>,
  now: number,
): SettleDue {
  const { live, liveLine: line, liveRelease } = standing;
  if (live === undefined || !line) return nothing('Nothing to settle: no release of Flipgate is live.');
  if (release !== undefined && liveRelease !== release) {
    return nothing(
      `Nothing settled: ${live} runs ${liveRelease?.slice(0, 12)}, not ${release.slice(0, 12)}.`,
    );
  }
  if (line.state !== 'closed')
    return nothing(`Nothing settled: ${line.release.slice(0, 12)} is not closed yet.`);
  if (isUnsettled(line) && release === undefined && !isDue(line, now)) {
    return nothing(
      `Nothing is due: ${line.release.slice(0, 12)} settles from ${describeMoment(line.dueAt ?? 0)}.`,
    );
  }
  const idle = otherColor(live);
  const stays = removeIdle ? whyNothingIsLeft(ledger, idle) : undefined;
  const left = leftByFlipBack(ledger, line);
  const isLeftDue = left !== undefined && (release !== undefined || left.until <= now);
  const tasks: SettleTask[] = [];
  if (isUnsettled(line) || isLeftDue) tasks.push('settle');
  if (removeIdle && stays === undefined) tasks.push('remove idle');
  if (tasks.length > 0) return { kind: 'due', line, tasks };
  if (left) {
    const what = `${idle} still runs ${left.release.slice(0, 12)}, which was flipped back from`;
    return nothing(`Nothing is due: ${what}; it is emptied from ${describeMoment(left.until)}.`);
  }
  return nothing(
    `${line.release.slice(0, 12)} is settled already${stays === undefined ? '' : `, and ${stays}`}.`,
  );
}

/**
 * What a flip back has left in the other colour since the live release was settled, which its deploy had done before it
 * came there. It stays as long as one that was gone back from by a rollback.
 */
function leftByFlipBack(
  ledger: Ledger,
  { color, settledAt }: Release,
): { readonly release: string; readonly until: number } | undefined {
  const left = newestOfColor(ledger, otherColor(color));
  if (left?.state !== 'given-up' || left.flippedAt === undefined) return undefined;
  if (settledAt === undefined || left.flippedAt < settledAt) return undefined;
  return { release: left.release, until: left.flippedAt + left.settings.warmMs };
}

/** By the ledger, so that a look starts no engine; undefined where the colour may be there. */
function whyNothingIsLeft(ledger: Ledger, idle: Color): string | undefined {
  const removal = removalOf(ledger, idle);
  if (removal?.doneAt !== undefined) return `${idle} was removed at ${describeMoment(removal.doneAt)}`;
  return newestOfColor(ledger, idle) ? undefined : `${idle} was never built`;
}

function nothing(why: string): SettleDue {
  return { kind: 'nothing', why };
}
