import { otherColor } from '../model/color.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Release } from '../model/release.ts';
import type { RollbackRequest } from '../model/request.ts';
import type { Ground } from '../steps/ground.ts';
import { handOverTo } from '../steps/hand-over.ts';
import type { StoredHold } from '../steps/hold-object.ts';
import { readPublic } from '../steps/public-record.ts';
import { closeHold, dropHold, isRecorded, recordRollback } from '../steps/record-rollback.ts';
import { type ReturnSight, readReturn, startAgain } from '../steps/return-to.ts';
import { liftSuspension } from '../steps/suspension.ts';
import { verifyPublic } from '../steps/verify.ts';
import type { Ending } from './conclude.ts';
import { conduct, type Invocation } from './conduct.ts';
import { rehearseRollback } from './rehearse-rollback.ts';
import { restoreAdopted } from './rollback-adopted.ts';
import { flipTo } from './rollback-flip.ts';
import { rollbackInPlace } from './rollback-in-place.ts';
import { type RollbackIntent, resolveRollback } from './rollback-intent.ts';
import { liveByRecord } from './rollback-live.ts';
import { orDropHold, orNeedsPerson } from './rollback-undo.ts';
import { orEmptyIdle } from './taking-back.ts';

/** Goes back to a release that was live: flip first, verify, then workers and beat. */
export function rollback(invocation: Invocation<RollbackRequest>): Promise<Outcome> {
  if (invocation.request.inPlace) return rollbackInPlace(invocation);
  return conduct(invocation, async (scene) => {
    const { journal } = scene.outlook;
    if (invocation.request.dryRun) return rehearseRollback(scene, invocation.request);
    const intent = await journal.step('resolve', () => resolveRollback(scene, invocation, liveByRecord));
    const ending = await goBack(intent);
    const { to } = invocation.request;
    if (intent.finishing && to !== undefined && !intent.hold.to.startsWith(to)) {
      journal.notice(
        `Finished the rollback to ${intent.hold.to.slice(0, 12)} that was begun before; run this again to go to ${to}.`,
      );
    }
    return ending;
  });
}

/** The two ways: a colour that takes over, or the records that the first deploy had taken over from. */
async function goBack(intent: RollbackIntent): Promise<Ending> {
  const { target } = intent;
  switch (target.kind) {
    case 'adopted':
      return restoreAdopted(intent);
    case 'release':
      return goBackTo(intent, target.line);
  }
}

async function goBackTo(intent: RollbackIntent, line: Release): Promise<Ending> {
  const { ground, live } = intent;
  const { journal } = ground;
  const { stored, records, sight } = await journal.step('look', () => putDownAndLook(intent, line));
  const flipped = sight.liveRelease === line.release;
  const to = flipped ? live : otherColor(live);
  if (flipped && !intent.finishing && intent.target.from === line.release) {
    journal.notice(`${line.release.slice(0, 12)} is live already: there is nothing to go back from.`);
    await dropHold(ground, stored, intent.replaced);
    return ended(intent, line, live, 'unchanged');
  }
  // The schema gate has its place here, empty so far: a contract that ran may forbid the way back.
  const back = await orDropHold(intent, stored, async () => {
    if (flipped || sight.warmth.kind === 'warm') return { ...line, color: to, ...stackOf(ground, to, line) };
    ground.world.log.line(`${to} is cold: ${sight.warmth.why}`);
    const cold = { ...line, color: to, ...stackOf(ground, to, line) };
    return orEmptyIdle(ground, cold, () => journal.step('start', () => startAgain(ground, line, to)));
  });
  if (!flipped) {
    const compared = sight.warmth.kind === 'warm' ? records : undefined;
    await journal.step('flip', () =>
      orDropHold(intent, stored, () => flipTo(ground, compared, live, { kind: 'color', color: to })),
    );
  }
  await orNeedsPerson(async () => {
    await journal.step('verify', () => verifyPublic(ground, back));
    const running = flipped ? sight.idleRunning : sight.liveRunning;
    await journal.step('finish', () => finish(ground, back, stored, running));
  });
  journal.change('live colour', live, to);
  journal.change('release', intent.target.from, line.release);
  return ended(intent, line, to, flipped && !intent.finishing ? 'unchanged' : 'live');
}

/** One round: the hold put down, the record compared under the lock, and what both colours run. */
async function putDownAndLook(intent: RollbackIntent, line: Release) {
  const { ground, live } = intent;
  const [stored, records, sight] = await Promise.allSettled([
    intent.putDown(),
    readPublic(ground),
    readReturn(ground.world, ground.book.current, line, otherColor(live)),
  ]);
  if (stored.status === 'rejected') throw stored.reason;
  for (const answer of [records, sight]) {
    if (answer.status === 'rejected')
      await orDropHold(intent, stored.value, () => Promise.reject(answer.reason));
  }
  if (records.status === 'rejected' || sight.status === 'rejected') throw new Error('unreachable');
  ground.journal.done(
    sight.value.warmth.kind === 'warm'
      ? `${otherColor(live)} is warm`
      : `${otherColor(live)} is cold: ${sight.value.warmth.why}`,
  );
  return { stored: stored.value, records: records.value, sight: sight.value as ReturnSight };
}

/** Workers and beat, the suspension lifted, the ledger, and last the hold: from here on deploys may come again. */
async function finish(ground: Ground, line: Release, stored: StoredHold, running: number): Promise<void> {
  await handOverTo(ground, line);
  await liftSuspension(ground, line.shared.cluster, line.outputs);
  if (!isRecorded(ground, line.release, line.color)) {
    const color = otherColor(line.color);
    await recordRollback(ground, line, line.color, {
      kind: 'color',
      color,
      release: stored.hold.from,
      running,
    });
  }
  await closeHold(ground, stored);
  ground.journal.done(
    `${stored.hold.from.slice(0, 12)} is held back until it is reverted or the hold is lifted`,
  );
}

/** The stack of the idle colour as it stands, whichever release built it. */
function stackOf(
  { book }: Ground,
  idle: RollbackIntent['live'],
  line: Release,
): Pick<Release, 'outputs' | 'shared'> {
  const newest = book.current.releases.findLast((one) => one.color === idle) ?? line;
  return { outputs: newest.outputs, shared: newest.shared };
}

function ended(
  { live }: RollbackIntent,
  line: Release,
  now: RollbackIntent['live'],
  result: Ending['result'],
): Ending {
  return {
    result,
    release: line.release,
    image: line.image,
    liveColor: now,
    previousColor: live,
  };
}
