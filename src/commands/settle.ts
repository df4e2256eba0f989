import { describeHolder } from '../model/lock.ts';
import { wayBack } from '../model/next.ts';
import type { Outcome } from '../model/outcome.ts';
import { isDue, isUnsettled } from '../model/release.ts';
import type { SettleRequest } from '../model/request.ts';
import { describeMoment } from '../model/span.ts';
import type { Standing } from '../model/standing.ts';
import { openLedger } from '../steps/ledger-book.ts';
import { locate, lookAround } from '../steps/locate.ts';
import { settle as settleStep } from '../steps/settle.ts';
import { refuseOpenHold } from '../steps/stop-at-hold.ts';
import { tellSettled } from '../steps/tell-changes.ts';
import type { Ending } from './conclude.ts';
import { conduct, type Invocation, type Scene } from './conduct.ts';
import { LOCKED, tryLockFor } from './lock-for.ts';

/** Ends the live release's warm rollback: at once when it is named, else once its time has come. */
export function settle(invocation: Invocation<SettleRequest>): Promise<Outcome> {
  const { request } = invocation;
  return conduct(invocation, async (scene) => {
    const { journal } = scene.outlook;
    const idle = await journal.step('look', () => reasonToDoNothing(scene, request));
    if (idle !== undefined) return idle;
    return underLock(scene, invocation);
  });
}

async function underLock(scene: Scene, invocation: Invocation<SettleRequest>): Promise<Ending> {
  const { request } = invocation;
  const { journal } = scene.outlook;
  const patienceMs = request.release === undefined ? 0 : 60_000;
  const answer = await journal.step('lock', async () => {
    const tried = await tryLockFor(scene, invocation, { patienceMs });
    if (tried.kind === 'held-by-us') await refuseOpenHold(tried.ground);
    journal.done(tried.kind === 'held-by-us' ? LOCKED : 'somebody else works on the environment');
    return tried;
  });
  if (answer.kind === 'held-by-other') {
    journal.notice(`Nothing settled: the environment is locked by ${describeHolder(answer.holder)}.`);
    return { result: 'unchanged' };
  }
  const { ground } = answer;
  const standing = await journal.step('locate', () => locate(ground, { adopt: [], requested: undefined }));
  const line = standing.liveLine;
  const why = nothingToSettle(standing, request, ground.world.clock.now());
  if (!line || why !== undefined) {
    journal.notice(why ?? 'Nothing settled.');
    return { result: 'unchanged' };
  }
  await journal.step('settle', async () => {
    const settled = await settleStep(ground, line);
    if (settled.kind === 'contract-failed') throw settled.error;
    tellSettled(ground, standing, line, settled.stopped);
  });
  const next = wayBack(ground.book.current, line.color, line.release, ground.job);
  const ending = { result: 'live', release: line.release, image: line.image, liveColor: line.color } as const;
  return next ? { ...ending, next } : ending;
}

/** Before the lock is asked for, so that a quarter-hourly job costs next to nothing. */
async function reasonToDoNothing({ outlook }: Scene, request: SettleRequest): Promise<Ending | undefined> {
  const { world, journal } = outlook;
  const { current } = await openLedger(world.store);
  const standing = await lookAround(outlook, current, { adopt: [], requested: undefined });
  const why = nothingToSettle(standing, request, world.clock.now());
  if (why === undefined && !request.dryRun) {
    journal.done(`${standing.liveRelease?.slice(0, 12)} is to be settled`);
    return undefined;
  }
  const said = why ?? `Dry run: ${standing.liveRelease?.slice(0, 12)} would be settled.`;
  journal.unchanged(said);
  return {
    result: 'unchanged',
    ...(standing.live === undefined ? {} : { liveColor: standing.live }),
    ...(standing.liveRelease === undefined ? {} : { release: standing.liveRelease }),
  };
}

function nothingToSettle(standing: Standing, request: SettleRequest, now: number): string | undefined {
  const { live, liveLine: line, liveRelease } = standing;
  if (live === undefined || !line) return 'Nothing to settle: no release of Flipgate is live.';
  if (request.release !== undefined && liveRelease !== request.release) {
    return `Nothing settled: ${live} runs ${liveRelease?.slice(0, 12)}, not ${request.release.slice(0, 12)}.`;
  }
  if (line.state !== 'closed') return `Nothing settled: ${line.release.slice(0, 12)} is not closed yet.`;
  if (!isUnsettled(line)) return `${line.release.slice(0, 12)} is settled already.`;
  if (request.release === undefined && !isDue(line, now)) {
    return `Nothing is due: ${line.release.slice(0, 12)} settles from ${describeMoment(line.dueAt ?? 0)}.`;
  }
  return undefined;
}
