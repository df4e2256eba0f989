/**
 * What a rollback writes beside the lock. While open it is a stop request to whoever holds the lock;
 * afterwards it holds back deploys that contain the release rolled back.
 */
export interface Hold {
  readonly id: string;
  /** The release that was, or is to be, taken out of service. */
  readonly from: string;
  /** A release, or `adopted`. */
  readonly to: string;
  readonly reason: string;
  readonly by: string;
  readonly at: number;
  readonly open: boolean;
  readonly runId?: string;
  readonly runUrl?: string;
}

export interface Commit {
  readonly sha: string;
  readonly message: string;
}

/** How a deploy's commit stands to the held one: `brought` is what lies between live and the deploy. */
export type HoldVerdict =
  | { readonly kind: 'free' }
  | { readonly kind: 'lifted'; readonly why: 'reverted' | 'lift-hold' }
  | { readonly kind: 'held'; readonly unreverted: readonly string[] };

/**
 * A hold stops the held commit and its descendants, unless every commit that the held release brought is
 * named by a later `This reverts commit …`, or the operator lifts it.
 *
 * @param descends  whether the requested commit is the held one or descends from it
 * @param brought   commits that the held release brought: those after the release gone back to
 * @param later     commits after the held release, up to the requested one
 */
export function judgeHold(
  descends: boolean,
  brought: readonly Commit[],
  later: readonly Commit[],
  liftHold: boolean,
): HoldVerdict {
  if (liftHold) return { kind: 'lifted', why: 'lift-hold' };
  if (!descends) return { kind: 'free' };
  const reverted = later.flatMap((commit) => revertedBy(commit.message));
  const unreverted = brought
    .map((commit) => commit.sha)
    .filter((sha) => !reverted.some((name) => sha.startsWith(name)));
  return unreverted.length === 0 && brought.length > 0
    ? { kind: 'lifted', why: 'reverted' }
    : { kind: 'held', unreverted };
}

/** The commits that a message says it reverts, in git's own words. */
export function revertedBy(message: string): readonly string[] {
  return [...message.matchAll(/This reverts commit ([0-9a-f]{7,40})\b/g)].map((match) => String(match[1]));
}
