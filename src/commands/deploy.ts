import type { Color } from '../model/color.ts';
import { wayBack } from '../model/next.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Release } from '../model/release.ts';
import type { DeployRequest } from '../model/request.ts';
import { bake } from '../steps/bake.ts';
import { check } from '../steps/check.ts';
import { flip } from '../steps/flip.ts';
import { forUndo, type Ground } from '../steps/ground.ts';
import { handOver } from '../steps/hand-over.ts';
import { image } from '../steps/image.ts';
import { locate } from '../steps/locate.ts';
import { mend } from '../steps/mend.ts';
import { migrate } from '../steps/migrate.ts';
import { provision } from '../steps/provision.ts';
import { record, removePassedHold } from '../steps/record.ts';
import { settleBeforeDeploy } from '../steps/settle.ts';
import { startIdle } from '../steps/start-idle.ts';
import { type HoldPassed, stopAtHold } from '../steps/stop-at-hold.ts';
import { tellReplaced } from '../steps/tell-changes.ts';
import { verifyPreview, verifyPublic } from '../steps/verify.ts';
import type { Ending } from './conclude.ts';
import { conduct, type Invocation, type Scene } from './conduct.ts';
import { lockFor } from './lock-for.ts';
import { rehearse } from './rehearse.ts';
import { showBegun, shown } from './shown.ts';
import { orEmptyIdle, orFlipBack, orGiveBack, orUnrecorded } from './taking-back.ts';

/** Without the bake; creating a database takes its time. */
const USUAL_LIMIT_MS = 30 * 60_000;
const FIRST_LIMIT_MS = 60 * 60_000;

/** Brings the requested release live, or leaves production as it was. */
export function deploy(invocation: Invocation<DeployRequest>): Promise<Outcome> {
  const conducted = conduct(invocation, (scene) =>
    invocation.request.dryRun ? rehearse(scene, invocation.request) : line(scene, invocation),
  );
  return shown(invocation, conducted);
}

async function line(scene: Scene, invocation: Invocation<DeployRequest>): Promise<Ending> {
  const { request } = invocation;
  const { journal } = scene.outlook;
  const { ground, hold } = await journal.step('lock', () => lockUnlessHeld(scene, invocation));
  const standing = await journal.step('locate', () =>
    locate(ground, { adopt: request.adopt, requested: request.release }),
  );
  const unfinished = await journal.step('mend', () => mend(ground, standing));
  if (unfinished) await goLive(ground, unfinished);
  if (standing.live && standing.liveRelease === request.release) {
    await dropPassed(ground, hold);
    const result = unfinished ? 'live' : 'unchanged';
    return {
      ...named(request),
      result,
      liveColor: standing.live,
      ...takenBackBy(ground, standing.live, request),
    };
  }

  const checked = await journal.step('check', () => check(ground, standing, request));
  if (checked.kind === 'superseded') return { ...named(request), result: 'superseded' };
  await showBegun(scene.outlook, request);
  const found = await journal.step('image', () =>
    image(ground, request.source, request.scanThreshold, ground.lease.signal),
  );
  await journal.step('settle', () => settleBeforeDeploy(ground, standing.liveLine));
  const imaged = { ...request, image: found.image };
  const release = await journal.step('provision', () => provision(ground, imaged, standing, checked.shared));
  const web = await orEmptyIdle(ground, release, async () => {
    await journal.step('migrate', () => migrate(ground, release, request));
    const started = await journal.step('start', () => startIdle(ground, release, standing.live));
    await journal.step('verify', () => verifyPreview(ground, release));
    return started;
  });
  await orGiveBack(ground, release, () => journal.step('hand over', () => handOver(ground, release)));
  await goLive(ground, release);
  await dropPassed(ground, hold);

  tellReplaced(ground, standing, release, web);
  return {
    release: release.release,
    ...found,
    result: 'live',
    liveColor: release.color,
    ...takenBackBy(ground, release.color, request),
    ...(standing.live === undefined ? {} : { previousColor: standing.live }),
  };
}

/** From the flip on: what fails here is flipped back. */
async function goLive(ground: Ground, release: Release): Promise<void> {
  const { journal } = ground;
  await orFlipBack(ground, release, async () => {
    await journal.step('flip', () => flip(ground, release));
    await journal.step('verify', () => verifyPublic(ground, release));
    await journal.step('bake', () => bake(ground, current(ground, release)));
  });
  // Watched to its end and good: a cancel that comes now is too late to take anything back.
  const ending = forUndo(ground);
  await orUnrecorded(() => journal.step('record', () => record(ending, current(ending, release))));
}

/** A hold that this deploy has reverted or lifted; also when an earlier run was killed right after its record. */
async function dropPassed(ground: Ground, hold: HoldPassed): Promise<void> {
  if (hold === 'lifted') await removePassedHold(forUndo(ground));
}

/** The ledger's newest knowledge of a line: flip writes into it what bake judges by. */
function current({ book }: Ground, release: Release): Release {
  return book.current.releases.find((one) => one.number === release.number) ?? release;
}

async function lockUnlessHeld(
  scene: Scene,
  invocation: Invocation<DeployRequest>,
): Promise<{ readonly ground: Ground; readonly hold: HoldPassed }> {
  const { request } = invocation;
  const patienceMs = request.timeoutMs ?? USUAL_LIMIT_MS;
  const ground = await lockFor(scene, invocation, { release: request.release, patienceMs });
  const isFirst = ground.book.current.releases.length === 0;
  ground.lease.limitTime(request.timeoutMs ?? (isFirst ? FIRST_LIMIT_MS : USUAL_LIMIT_MS));
  return { ground, hold: await stopAtHold(ground, request.release, request.liftHold) };
}

function takenBackBy(ground: Ground, live: Color, { release }: DeployRequest): Pick<Ending, 'next'> {
  const next = wayBack(ground.book.current, live, release, ground);
  return next ? { next } : {};
}

function named(request: DeployRequest): Pick<Ending, 'release' | 'image'> {
  const { release, source } = request;
  return source.kind === 'given' ? { release, image: source.image } : { release };
}
