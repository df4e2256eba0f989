import { Failure } from '../model/failure.ts';
import type { Hold, HoldVerdict } from '../model/hold.ts';
import { judgeHold } from '../model/hold.ts';
import type { Ground } from './ground.ts';
import { readHold } from './hold-object.ts';

/** While a stop request is open, only a rollback may work on the environment. */
export async function refuseOpenHold({ world }: Ground): Promise<void> {
  const stored = await readHold(world.store);
  if (stored?.hold.open) throw rollbackFirst(stored.hold);
}

function rollbackFirst(hold: Hold): Failure {
  return new Failure(
    `A rollback to ${hold.to.slice(0, 12)} is under way, or ended half way (${hold.reason}).`,
    'Run the rollback again; it finishes what was begun. Everything else waits until it has.',
  );
}

/** How a deploy got past: nothing holds it back, or it ends the hold. */
export type HoldPassed = 'free' | 'lifted';

/** Stops a deploy that would bring back what a rollback took out; GitHub knows which commits those are. */
export async function stopAtHold(ground: Ground, release: string, liftHold: boolean): Promise<HoldPassed> {
  const stored = await readHold(ground.world.store);
  if (!stored) return 'free';
  const { hold } = stored;
  if (hold.open) throw rollbackFirst(hold);
  const verdict = await judgeRelease(ground, hold, release, liftHold);
  switch (verdict.kind) {
    case 'free':
      return 'free';
    case 'lifted':
      ground.journal.notice(
        `The hold on ${hold.from.slice(0, 12)} is ${verdict.why === 'reverted' ? 'reverted by this deploy' : 'lifted by `lift-hold`'}; it goes once the deploy is recorded.`,
      );
      return 'lifted';
    case 'held':
      throw new Failure(
        `${release.slice(0, 12)} contains ${hold.from.slice(0, 12)}, which ${hold.by} rolled back (${hold.reason}).`,
        'Revert its commits with git revert, or give `lift-hold: true` to deploy it all the same.',
      );
  }
}

/** Where GitHub cannot be asked, a commit is taken to contain the held one: unknown is a failure. */
export async function judgeRelease(
  { world }: Pick<Ground, 'world'>,
  hold: Hold,
  release: string,
  liftHold: boolean,
): Promise<HoldVerdict> {
  if (liftHold) return { kind: 'lifted', why: 'lift-hold' };
  const [since, brought] = await Promise.all([
    world.github.compare(hold.from, release),
    hold.to === 'adopted' ? ('unknown' as const) : world.github.compare(hold.to, hold.from),
  ]);
  // Gone forward to a descendant, a rollback took nothing out that is not live again.
  const tookOut = brought === 'unknown' || brought.commits.length > 0;
  const contains = since === 'unknown' || since.status === 'ahead' || since.status === 'identical';
  return judgeHold(
    hold.from === release || (tookOut && contains),
    brought === 'unknown' ? [{ sha: hold.from, message: '' }] : brought.commits,
    since === 'unknown' ? [] : since.commits,
    false,
  );
}
