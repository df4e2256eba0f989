import { randomUUID } from 'node:crypto';
import type { Color } from '../model/color.ts';
import { COLORS } from '../model/color.ts';
import { Failure } from '../model/failure.ts';
import { newestOfColor } from '../model/ledger.ts';
import { colorOfRecord } from '../model/location.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Release } from '../model/release.ts';
import type { RollbackRequest } from '../model/request.ts';
import { rollbackTarget } from '../model/rollback-target.ts';
import { describeRunning, type Running, releaseRunning } from '../model/standing.ts';
import type { Ground } from '../steps/ground.ts';
import { writeHold } from '../steps/hold-object.ts';
import { openProber } from '../steps/probes.ts';
import { closeHold, dropHold, recordRollback } from '../steps/record-rollback.ts';
import { registerAnew } from '../steps/return-to.ts';
import { lookForRollback, type RollbackSight } from '../steps/rollback-sight.ts';
import { readRunning } from '../steps/running.ts';
import { roll } from '../steps/start.ts';
import { verifyPublic } from '../steps/verify.ts';
import { conduct, type Invocation } from './conduct.ts';
import { lockFor } from './lock-for.ts';
import { newHold } from './rollback-intent.ts';

/** The way back that needs no Cloudflare: the wanted release's definitions, registered anew, on the live colour's services. */
export function rollbackInPlace(invocation: Invocation<RollbackRequest>): Promise<Outcome> {
  const { request } = invocation;
  return conduct(invocation, async (scene) => {
    const { journal } = scene.outlook;
    const holdId = randomUUID();
    const ground = await journal.step('lock', () =>
      lockFor(scene, invocation, { patienceMs: 120_000, knownHold: holdId }),
    );
    const sight = await lookForRollback(ground);
    const { live, running } = await journal.step('locate', () => locateInPlace(ground, sight));
    const from = releaseRunning(running);
    const target = rollbackTarget(ground.book.current, {
      to: request.to,
      live,
      liveRelease: from,
      deploying: undefined,
    });
    if (target.kind === 'adopted') {
      throw new Failure('`to` adopted cannot be reached in place.', 'Run the rollback without `in-place`.');
    }
    const stored = await writeHold(
      ground.world.store,
      newHold(ground, request, target, holdId),
      sight.stored,
    );
    if (!stored) throw new Failure('Another rollback began at the same moment.', 'Run this again.');
    const line = { ...target.line, color: live };
    const replaced = await journal
      .step('replace', () => replaceInside(ground, line, running))
      .catch(async (error: unknown) => {
        await dropHold({ ...ground, world: ground.lease.undoWorld }, stored, sight.stored);
        throw error;
      });
    await journal.step('verify', () => verifyPublic(ground, line));
    await journal.step('record', async () => {
      const before = { kind: 'color', color: live, release: target.from, running: 0 } as const;
      await recordRollback(ground, replaced, live, before);
      await closeHold(ground, stored);
    });
    journal.change('release', from, line.release);
    return { result: 'live', release: line.release, image: line.image, liveColor: live, previousColor: live };
  });
}

/**
 * The record decides where it can be read. Where it cannot, live is the one colour whose running release the public host
 * answers with; none or both is refused.
 */
async function locateInPlace(
  ground: Ground,
  sight: RollbackSight,
): Promise<{ live: Color; running: Running }> {
  const running = await readRunning(ground.world.ecs, ground.book.current);
  const [record] = sight.records === 'unreadable' ? [] : sight.records;
  const named = record && colorOfRecord(ground.site, record);
  if (named) return { live: named, running: running[named] };
  const answering: Color[] = [];
  for (const color of COLORS) {
    if (await publicAnswersAs(ground, color, running[color])) answering.push(color);
  }
  const [live, ...others] = answering;
  if (live && others.length === 0) {
    ground.journal.done(`the record cannot be read; ${live} is what answers`);
    return { live, running: running[live] };
  }
  throw new Failure(
    `Which colour is live cannot be known: the record cannot be read, and ${answering.length === 0 ? 'neither colour answers' : 'both colours answer alike'}. Blue runs ${describeRunning(running.blue)}, green runs ${describeRunning(running.green)}.`,
    'Wait for the Cloudflare API to come back, then run the rollback without `in-place`.',
  );
}

async function publicAnswersAs(ground: Ground, color: Color, running: Running): Promise<boolean> {
  const release = releaseRunning(running);
  const line = newestOfColor(ground.book.current, color);
  if (release === undefined || !line) return false;
  const prober = await openProber(ground, line.settings);
  return (await prober.health(ground.site.hostname, release)).kind === 'good';
}

async function replaceInside(ground: Ground, line: Release, running: Running): Promise<Release> {
  const stack = stackOf(ground, line);
  const registered = await registerAnew(ground, line);
  const { web } = registered;
  if (web === undefined)
    throw new Failure(`The ledger keeps no definition of ${line.release}.`, 'Deploy that commit.');
  await roll(ground, {
    cluster: stack.shared.cluster,
    outputs: stack.outputs,
    taskDefinition: web,
    count: running.kind === 'nothing' ? stack.outputs.web_min : running.tasks,
    expected: line.durations['start'],
  });
  return { ...stack, registered };
}

/** The release on the stack of the colour that it replaces something in. */
function stackOf({ book }: Ground, line: Release): Release {
  const newest = newestOfColor(book.current, line.color);
  return newest ? { ...line, outputs: newest.outputs, shared: newest.shared } : line;
}
