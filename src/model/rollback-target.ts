import type { Color } from './color.ts';
import { Failure } from './failure.ts';
import type { Ledger } from './ledger.ts';
import { deployable, deployableReleases, newestOf, newestOfColor } from './ledger.ts';
import type { LockHolder } from './lock.ts';
import type { Release } from './release.ts';

/** What a rollback goes back to, decided before it waits for anybody. */
export type RollbackTarget =
  | { readonly kind: 'release'; readonly from: string; readonly line: Release }
  | { readonly kind: 'adopted'; readonly from: string };

export interface RollbackWish {
  /** A release, `adopted`, or undefined for the previous one. */
  readonly to: string | undefined;
  readonly live: Color;
  readonly liveRelease: string | undefined;
  /** A deploy that works on the environment right now. */
  readonly deploying: LockHolder | undefined;
}

/**
 * By default the release that was live before; while a deploy holds the lock, the one that was live when it began.
 *
 * @throws Failure with the releases that can be named.
 */
export function rollbackTarget(ledger: Ledger, wish: RollbackWish): RollbackTarget {
  const { deploying } = wish;
  const from =
    deploying?.release ?? wish.liveRelease ?? (wish.to && newestOfColor(ledger, wish.live)?.release);
  if (from === undefined) {
    throw new Failure(
      `${wish.live} is live, but what it runs is not one release.`,
      'Name the release in `to`, with `in-place: true` when a rolling change is under way.',
    );
  }
  const to = wish.to ?? deploying?.liveRelease ?? previousOf(ledger, wish.live, from);
  if (to === 'adopted') {
    if (ledger.adopted) return { kind: 'adopted', from };
    throw new Failure('`to` is adopted, but nothing was adopted here.', named(ledger));
  }
  const line = to === undefined ? undefined : findRelease(ledger, to);
  if (line) return { kind: 'release', from, line };
  throw new Failure(
    to === undefined
      ? `There is no release before ${from.slice(0, 12)}.`
      : `\`to\` ${to} is no release that can come back.`,
    named(ledger),
  );
}

/** A release may be named by its first seven characters or more. */
function findRelease(ledger: Ledger, to: string): Release | undefined {
  const name = deployableReleases(ledger).find(
    (release) => release === to || (to.length >= 7 && release.startsWith(to)),
  );
  return name === undefined ? undefined : deployable(ledger, name);
}

/** What its deploy replaced. Not what a rollback to it replaced: that one was taken out because it is bad. */
function previousOf(ledger: Ledger, live: Color, from: string): string | undefined {
  const deployed = ledger.releases.findLast(
    (line) => line.kind === 'deploy' && line.state !== 'given-up' && line.release === from,
  );
  const before = (deployed ?? newestOf(ledger, live, from))?.before;
  switch (before?.kind) {
    case 'color':
      return before.release;
    case 'adopted':
      return 'adopted';
    default:
      return undefined;
  }
}

function named(ledger: Ledger): string {
  const names = deployableReleases(ledger);
  return names.length === 0
    ? 'The ledger holds no release that can come back.'
    : `Give one of these in \`to\`:\n${names.join('\n')}`;
}
