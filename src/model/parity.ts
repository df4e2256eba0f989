import type { ParityMark } from './parity-mark.ts';
import { planDigest } from './plan-digest.ts';
import type { DigestedChange } from './planned-stack.ts';

/** What people were shown on a merged pull request: the comment of its plan. */
export interface Announcement {
  readonly pullRequest: number;
  /** What was merged: its newest commit. */
  readonly head: string;
  /** Undefined where the plan failed or came to no end: then nothing was announced. */
  readonly mark: ParityMark | undefined;
}

export type Parity =
  | { readonly kind: 'equal'; readonly on: Announcement }
  /** Every change was shown to somebody, though not by a plan that is equal to this one. */
  | {
      readonly kind: 'announced';
      /** How many there are. */
      readonly changes: number;
      readonly beside: readonly Announcement[];
      /** How many more were announced. */
      readonly gone: number;
    }
  | { readonly kind: 'different'; readonly unannounced: readonly DigestedChange[] };

/**
 * What a deploy would change, compared with what its own pull request has announced, and with what others did that were
 * merged and are not live yet.
 */
export function parityOf(
  changes: readonly DigestedChange[],
  own: readonly Announcement[],
  others: readonly Announcement[] = [],
): Parity {
  const digest = planDigest(changes.map((one) => one.digest));
  const equal = own.find((one) => one.mark?.digest === digest && !isOutdated(one));
  if (equal) return { kind: 'equal', on: equal };
  const left = unannounced(changes, digest, [...own, ...others]);
  if (left.length > 0) return { kind: 'different', unannounced: left };
  const foreign = unannounced(changes, digest, own);
  const beside = others.filter((one) => unannounced(foreign, digest, [one]).length < foreign.length);
  return { kind: 'announced', changes: changes.length, beside, gone: goneOf(changes, own) };
}

/** Somebody pushed after this plan was made. What it announced was announced, but it is no plan of what was merged. */
export function isOutdated({ mark, head }: Announcement): boolean {
  return mark !== undefined && mark.commit !== head;
}

/** Too many changes to list: such a plan announced all of these or, as far as can be told, none. */
export function isCounted({ mark }: Announcement): boolean {
  return mark?.changes.kind === 'counted';
}

/** A change counts as often as the one plan that tells it most often does. */
function unannounced(
  changes: readonly DigestedChange[],
  whole: string,
  announcements: readonly Announcement[],
): readonly DigestedChange[] {
  if (announcements.some((one) => isCounted(one) && one.mark?.digest === whole)) return [];
  const told = new Map<string, number>();
  for (const one of announcements) {
    for (const [digest, times] of timesOf(listedBy(one)))
      told.set(digest, Math.max(times, told.get(digest) ?? 0));
  }
  const seen = new Map<string, number>();
  return changes.filter(({ digest }) => {
    const times = (seen.get(digest) ?? 0) + 1;
    seen.set(digest, times);
    return times > (told.get(digest) ?? 0);
  });
}

function listedBy({ mark }: Announcement): readonly string[] {
  return mark?.changes.kind === 'listed' ? mark.changes.digests : [];
}

function timesOf(digests: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const digest of digests) times.set(digest, (times.get(digest) ?? 0) + 1);
  return times;
}

/** How much was announced that is not to be done any more. */
function goneOf(changes: readonly DigestedChange[], own: readonly Announcement[]): number {
  const now = new Set(changes.map(({ digest }) => digest));
  return new Set(own.flatMap(listedBy).filter((digest) => !now.has(digest))).size;
}
