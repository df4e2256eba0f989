import { otherColor } from '../model/color.ts';
import { describeHolder } from '../model/lock.ts';
import { wayBack } from '../model/next.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Release } from '../model/release.ts';
import type { SettleRequest } from '../model/request.ts';
import { type SettleDue, settleDue } from '../model/settle-due.ts';
import type { Standing } from '../model/standing.ts';
import type { Ground } from '../steps/ground.ts';
import { openLedger } from '../steps/ledger-book.ts';
import { locate, lookAround } from '../steps/locate.ts';
import { planRemoval } from '../steps/plan-removal.ts';
import { removeIdle } from '../steps/remove-idle.ts';
import { settle as settleStep } from '../steps/settle.ts';
import { refuseOpenHold } from '../steps/stop-at-hold.ts';
import { tellSettled } from '../steps/tell-changes.ts';
import type { Ending } from './conclude.ts';
import { conduct, type Invocation, type Scene } from './conduct.ts';
import { LOCKED, tryLockFor } from './lock-for.ts';

/**
 * Ends the live release's warm rollback, at once when it is named, else once its time has come; and takes the idle
 * colour's stack away where that is wished for.
 */
export function settle(invocation: Invocation<SettleRequest>): Promise<Outcome> {
  return conduct(invocation, async (scene) => {
    const { journal } = scene.outlook;
    const idle = await journal.step('look', () => reasonToDoNothing(scene, invocation));
    return idle ?? underLock(scene, invocation);
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
  const due = settleDue(standing, ground.book.current, request, ground.world.clock.now());
  if (due.kind === 'nothing') {
    journal.notice(due.why);
    return { result: 'unchanged' };
  }
  const { line, tasks } = due;
  if (tasks.includes('settle')) await journal.step('settle', () => settleOrFail(ground, standing, line));
  if (request.removeIdle && tasks.includes('remove idle'))
    await journal.step('remove idle', () => removeIdle(ground, request, standing, line));
  const next = wayBack(ground.book.current, line.color, line.release, ground);
  const ending = { result: 'live', release: line.release, image: line.image, liveColor: line.color } as const;
  return next ? { ...ending, next } : ending;
}

async function settleOrFail(ground: Ground, standing: Standing, line: Release): Promise<void> {
  const settled = await settleStep(ground, line);
  if (settled.kind === 'contract-failed') throw settled.error;
  tellSettled(ground, standing, line, settled.stopped);
}

/** Before the lock is asked for, so that a quarter-hourly job costs next to nothing. */
async function reasonToDoNothing(
  scene: Scene,
  { request, cancel }: Invocation<SettleRequest>,
): Promise<Ending | undefined> {
  const { outlook } = scene;
  const { world, journal } = outlook;
  const { current } = await openLedger(world.store);
  const standing = await lookAround(outlook, current, { adopt: [], requested: undefined });
  const due = settleDue(standing, current, request, world.clock.now());
  if (due.kind === 'due' && !request.dryRun) {
    journal.done(inWords(due, 'is to be'));
    return undefined;
  }
  if (due.kind === 'due' && request.removeIdle && due.tasks.includes('remove idle'))
    await planRemoval(outlook, current, request, standing, otherColor(due.line.color), cancel);
  journal.unchanged(due.kind === 'nothing' ? due.why : `Dry run: ${inWords(due, 'would be')}.`);
  return {
    result: 'unchanged',
    ...(standing.live === undefined ? {} : { liveColor: standing.live }),
    ...(standing.liveRelease === undefined ? {} : { release: standing.liveRelease }),
  };
}

function inWords({ line, tasks }: SettleDue & { kind: 'due' }, mood: 'is to be' | 'would be'): string {
  const words = tasks.map((task) =>
    task === 'settle'
      ? `${line.release.slice(0, 12)} ${mood} settled`
      : `${otherColor(line.color)} ${mood} removed`,
  );
  return words.join(' and ');
}
