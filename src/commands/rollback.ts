import { randomUUID } from 'node:crypto';
import { otherColor } from '../model/color.ts';
import type { DnsRecord } from '../model/dns-record.ts';
import { Failure } from '../model/failure.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Release } from '../model/release.ts';
import type { RollbackRequest } from '../model/request.ts';
import type { Ground } from '../steps/ground.ts';
import { handOverTo } from '../steps/hand-over.ts';
import type { StoredHold } from '../steps/hold-object.ts';
import { editPublic, readPublic, says } from '../steps/public-record.ts';
import { closeHold, dropHold, isRecorded, recordRollback } from '../steps/record-rollback.ts';
import { type ReturnSight, readReturn, startAgain } from '../steps/return-to.ts';
import { liftSuspension } from '../steps/suspension.ts';
import { verifyPublic } from '../steps/verify.ts';
import type { Ending } from './conclude.ts';
import { conduct, type Invocation } from './conduct.ts';
import { rollbackInPlace } from './rollback-in-place.ts';
import { type RollbackIntent, resolveRollback } from './rollback-intent.ts';
import { NeedsPerson } from './taking-back.ts';

/** Goes back to a release that was live: flip first, verify, then workers and beat. */
export function rollback(invocation: Invocation<RollbackRequest>): Promise<Outcome> {
  if (invocation.request.inPlace) return rollbackInPlace(invocation);
  return conduct(invocation, async (scene) => {
    const { journal } = scene.outlook;
    const intent = await journal.step('resolve', () => resolveRollback(scene, invocation, randomUUID()));
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
  // The schema gate has its place here, empty so far: a contract that ran may forbid the way back.
  const back = await orDropHold(intent, stored, async () => {
    if (flipped || sight.warmth.kind === 'warm') return { ...line, color: to, ...stackOf(ground, to, line) };
    ground.world.log.line(`${to} is cold: ${sight.warmth.why}`);
    return journal.step('start', () => startAgain(ground, line, to));
  });
  if (!flipped) {
    const compared = sight.warmth.kind === 'warm' ? records : undefined;
    await journal.step('flip', () => orDropHold(intent, stored, () => flipTo(ground, compared, intent, to)));
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

async function flipTo(
  ground: Ground,
  compared: readonly DnsRecord[] | undefined,
  { live }: RollbackIntent,
  idle: RollbackIntent['live'],
): Promise<void> {
  const found = compared ?? (await readPublic(ground));
  if (!says(ground, found, { kind: 'color', color: live })) {
    throw new Failure(
      `${ground.site.hostname} was moved by somebody else meanwhile.`,
      'Run this again: it starts from what the record says now.',
    );
  }
  await ground.lease.freshForFlip();
  await editPublic(ground, found, { kind: 'color', color: idle }).catch(async (error: unknown) => {
    throw (await hasNotMoved(ground, live)) ? error : inDoubt(error);
  });
  ground.journal.done(`${ground.site.hostname} points at ${idle}`);
}

async function hasNotMoved(ground: Ground, live: RollbackIntent['live']): Promise<boolean> {
  const found = await readPublic(ground).catch(() => undefined);
  return found !== undefined && says(ground, found, { kind: 'color', color: live });
}

function inDoubt(cause: unknown): NeedsPerson {
  return new NeedsPerson(
    'Whether the record moved could not be read. Run this again: it starts from what the record says.',
    { cause },
  );
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

async function restoreAdopted(intent: RollbackIntent): Promise<Ending> {
  const { ground } = intent;
  const { journal } = ground;
  const records = ground.book.current.adopted?.records ?? [];
  const stored = await intent.putDown();
  await journal.step('flip', () =>
    orDropHold(intent, stored, async () => {
      await ground.lease.freshForFlip();
      await editPublic(ground, await readPublic(ground), { kind: 'adopted', records });
      journal.done(
        `${ground.site.hostname} points at ${records.map((record) => record.content).join(', ')} again`,
      );
    }),
  );
  await closeHold(ground, stored);
  journal.change('live', intent.live, 'the records from before Flipgate');
  return { result: 'live', previousColor: intent.live };
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

async function orDropHold<T>(
  intent: RollbackIntent,
  stored: StoredHold,
  action: () => Promise<T>,
): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof NeedsPerson) throw error;
    await dropHold({ ...intent.ground, world: intent.ground.lease.undoWorld }, stored, intent.replaced).catch(
      (dropError: unknown) =>
        intent.ground.journal.notice(`The hold could not be taken back: ${String(dropError)}`),
    );
    throw error;
  }
}

async function orNeedsPerson(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (cause) {
    throw new NeedsPerson(
      'The record was moved, and what came after failed. Run this again: it does the rest.',
      { cause },
    );
  }
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
