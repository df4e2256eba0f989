import { type Color, otherColor } from '../model/color.ts';
import { onStackOf } from '../model/ledger.ts';
import { liftHold } from '../model/next.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Release } from '../model/release.ts';
import type { RollbackRequest } from '../model/request.ts';
import { dropHold } from '../steps/record-rollback.ts';
import { refuseGone, startAgain } from '../steps/return-to.ts';
import { tellReturned } from '../steps/tell-rollback.ts';
import { verifyPublic } from '../steps/verify.ts';
import type { Ending } from './conclude.ts';
import { conduct, type Invocation } from './conduct.ts';
import { rehearseRollback } from './rehearse-rollback.ts';
import { restoreAdopted } from './rollback-adopted.ts';
import { finish } from './rollback-finish.ts';
import { flipTo } from './rollback-flip.ts';
import { gate } from './rollback-gate.ts';
import { rollbackInPlace } from './rollback-in-place.ts';
import type { RollbackIntent } from './rollback-intent.ts';
import { liveByRecord } from './rollback-live.ts';
import { putDownAndLook } from './rollback-look.ts';
import { resolveRollback } from './rollback-resolve.ts';
import { orDropHold, orNeedsPerson } from './rollback-undo.ts';
import { shown } from './shown.ts';
import { orEmptyIdle } from './taking-back.ts';

/** Goes back to a release that was live: flip first, verify, then workers and beat. */
export function rollback(invocation: Invocation<RollbackRequest>): Promise<Outcome> {
  const goesBack = invocation.request.inPlace ? rollbackInPlace : rollbackByRecord;
  return shown(invocation, goesBack(invocation));
}

function rollbackByRecord(invocation: Invocation<RollbackRequest>): Promise<Outcome> {
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
  const look = await journal.step('look', () => putDownAndLook(intent, line));
  if (look.kind === 'presumed-wrong') return goBack(await journal.step('resolve', look.byRecord));
  const { stored, records, sight } = look;
  const flipped = sight.liveRelease === line.release;
  const to = flipped ? live : otherColor(live);
  if (flipped && !intent.finishing && intent.target.from === line.release) {
    journal.notice(`${line.release.slice(0, 12)} is live already: there is nothing to go back from.`);
    await dropHold(ground, stored, intent.replaced);
    return ended(intent, line, live, 'unchanged');
  }
  if (!flipped) {
    await orDropHold(intent, stored, async () => {
      refuseGone(sight, line, to);
      await gate(intent);
    });
  }
  const { line: back, web } = await orDropHold(intent, stored, async () => {
    const cold = onStackOf(ground.book.current, to, line);
    if (flipped || sight.warmth.kind === 'warm') return { line: cold, web: sight.web };
    return orEmptyIdle(ground, cold, () => journal.step('start', () => startAgain(ground, line, to)));
  });
  if (!flipped) {
    const compared = sight.warmth.kind === 'warm' ? records : undefined;
    await journal.step('flip', () =>
      orDropHold(intent, stored, () => flipTo(ground, compared, live, { kind: 'color', color: to })),
    );
  }
  await orNeedsPerson('The record was moved', async () => {
    await journal.step('verify', () => verifyPublic(ground, back));
    const running = flipped ? sight.idleRunning : sight.liveRunning;
    const before = { kind: 'color', color: otherColor(to), release: stored.hold.from, running } as const;
    await journal.step('finish', () => finish(ground, back, stored, before));
  });
  tellReturned(ground, live, intent.target.from, back);
  if (!flipped) journal.change('web tasks', web.before, web.after);
  return ended(intent, line, to, flipped && !intent.finishing ? 'unchanged' : 'live');
}

function ended(
  { live, hold, ground }: RollbackIntent,
  line: Release,
  now: Color,
  result: Ending['result'],
): Ending {
  return {
    result,
    ...(result === 'live' ? { next: liftHold(hold, ground) } : {}),
    release: line.release,
    image: line.image,
    liveColor: now,
    previousColor: live,
  };
}
